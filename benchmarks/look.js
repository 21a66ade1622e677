/* What a reader meets on a page that is open in a browser, as numbers. Evaluated by look.py. */
() => {
  const article = document.querySelector(".md-content article") ?? document.body;
  const NOT_TEXT = ".headerlink, button, script, style, svg, [hidden], template";
  /** @param {Node} node */
  const texts = (node) => {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const { currentNode: text } = walker;
      if (!text.parentElement.closest(NOT_TEXT)) found.push(text);
    }
    return found;
  };
  /** Words have a letter: the small number of a citation is none. */
  const words = (text) => text.match(/[\p{L}\p{M}\p{N}’'-]*\p{L}[\p{L}\p{M}\p{N}’'-]*/gu) ?? [];
  const visible = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  /** Sizes of letters in pixels, of what is seen, each with an example. */
  const sizes = (root) => {
    const found = {};
    for (const text of texts(root)) {
      const parent = text.parentElement;
      if (!text.data.trim() || !visible(parent) || !parent.getClientRects().length) continue;
      const size = Math.round(parseFloat(getComputedStyle(parent).fontSize) * 10) / 10;
      found[size] ??= text.data.trim().slice(0, 40);
    }
    return found;
  };

  const all = texts(article);
  const count = (some) => some.reduce((sum, text) => sum + words(text.data).length, 0);
  const linked = all.filter((text) => text.parentElement.closest("a[href]"));

  const blockOf = (text) => {
    let at = text.parentElement;
    while (getComputedStyle(at).display.startsWith("inline")) at = at.parentElement;
    return at;
  };

  /** The longest line of running text, in characters, with its words. */
  const longestLine = () => {
    let longest = "";
    let block, line, bottom;
    const end = () => line?.trim().length > longest.length && (longest = line.trim());
    const range = document.createRange();
    for (const text of all) {
      const parent = text.parentElement;
      if (!text.data.trim() || !visible(parent) || parent.closest("table, pre, figure")) continue;
      if (blockOf(text) !== block) {
        end();
        [block, line, bottom] = [blockOf(text), "", -Infinity];
      }
      if (!text.data.trim()) line += " ";
      for (const { 0: piece, index } of text.data.matchAll(/\s*\S+\s*/g)) {
        const at = index + piece.search(/\S/);
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const box = range.getBoundingClientRect();
        if (!box.height) continue;
        if (box.top >= bottom - 2) {
          end();
          [line, bottom] = ["", box.bottom];
        }
        line += piece.replace(/\s+/g, " ");
      }
    }
    end();
    return longest;
  };

  const headings = [...article.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((one) =>
    texts(one)
      .map((text) => text.data)
      .join("")
      .replace(/\s+/g, " ")
      .trim(),
  );
  const action = [...document.querySelectorAll("[id^=recommendation-]")].find(visible);
  const box = action?.getBoundingClientRect();
  const height = document.documentElement.scrollHeight;
  const longest = longestLine();
  const shown = { sizes: sizes(article), everywhere: sizes(document.body) };
  for (const one of article.querySelectorAll("details")) one.open = true;
  return {
    ...shown,
    height,
    unfolded: document.documentElement.scrollHeight,
    words: count(all),
    linked: count(linked),
    longest,
    equal: headings.filter((one, place) => one && headings.indexOf(one) !== place),
    action: box ? box.bottom + scrollY : null,
    wide: document.documentElement.scrollWidth,
    shift: window.shifted ?? 0,
  };
};
