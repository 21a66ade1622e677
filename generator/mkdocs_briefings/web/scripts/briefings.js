/* Copies permanent links and citations, and derives the citation of a single statement from that of
   its page. Without it every link is a plain link, and the page's citation can be read in full.
   All words come from the page (data attributes of #cite). */
(() => {
  "use strict";

  const STATEMENT =
    /^(judgement|claim|quote|figure|recommendation|event|responsibility|relation|response)-/;

  const LONGEST = 240;

  const make = (tag, properties, ...inside) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...inside);
    return element;
  };

  // ---- Copying

  async function copy(text, cite) {
    const place = document.querySelector("dialog[open]") || document.body;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // No clipboard without https, or without leave: the older way, from a field that has focus.
      const field = make("textarea", { value: text, className: "briefing-copied" });
      const before = document.activeElement;
      place.append(field);
      field.select();
      const copied = document.execCommand("copy");
      field.remove();
      before?.focus();
      if (!copied) return;
    }
    announce(cite.dataset.copied, place);
  }

  let silence;
  function announce(words, place) {
    const status = document.querySelector(".briefing-status") || make("div", { className: "briefing-status" });
    status.setAttribute("role", "status"); // announced politely, as aria-live
    status.setAttribute("aria-live", "polite");
    status.textContent = "";
    place.append(status);
    clearTimeout(silence);
    setTimeout(() => (status.textContent = words), 50); // a change in a region that is there already
    silence = setTimeout(() => (status.textContent = ""), 3000);
  }

  const copier = (cite, text) =>
    make("button", {
      type: "button",
      className: "briefing-button",
      textContent: cite.dataset.copy,
      onclick: () => copy(text(), cite),
    });

  // ---- Citations

  const address = () => {
    const canonical = document.querySelector('link[rel="canonical"]');
    return (canonical || location).href.split(/[?#]/)[0];
  };

  /** The three forms of a page's citation, with its address where the page could not know it. */
  function pageForms(cite) {
    const [text, bibtex, csl] = ["text", "bibtex", "csl"].map((name) =>
      cite.querySelector(`[data-form="${name}"]`).textContent.trim(),
    );
    const item = JSON.parse(csl)[0];
    if (item.URL) return { text, bibtex, item };
    item.URL = address();
    return {
      text: `${text} ${item.URL}`,
      bibtex: bibtex.replace(/\n\}$/, () => `,\nurl = {${item.URL}}\n}`),
      item,
    };
  }

  const TEX = { "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}" };
  Object.assign(TEX, { "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" });
  const tex = (text) => text.replace(/[\\{}~^&%$#_]/g, (sign) => TEX[sign] || `\\${sign}`);

  /** The same for a statement: it is a part of the page, with a title and an anchor of its own. */
  function statementForms({ text, bibtex, item }, title, anchor) {
    const { title: page, "container-title": site, publisher = site, ...rest } = item;
    const url = `${item.URL}#${anchor}`;
    return {
      text: text
        .replace(`“${page}”`, () => `“${title}”, in “${page}”`)
        .replace(item.URL, () => url),
      bibtex: bibtex
        .replace(/^@misc\{(.*),/, (_, key) => `@incollection{${key}-${ascii(anchor)},`)
        .replace(/^title = (.*)$/m, (_, own) => `title = {{${tex(title)}}},\nbooktitle = ${own}`)
        .replace(/^howpublished = /m, "publisher = ")
        .replace(`url = {${item.URL}}`, () => `url = {${url}}`),
      item: {
        ...rest,
        id: `${item.id}-${ascii(anchor)}`,
        type: "chapter",
        title,
        "container-title": page,
        publisher,
        URL: url,
      },
    };
  }

  const ascii = (text) =>
    [...text].map((c) => (/[\w-]/.test(c) ? c : `u${c.codePointAt(0).toString(16)}`)).join("");
  const csl = (item) => {
    const fields = Object.entries(item).map(([name, value]) => JSON.stringify({ [name]: value }));
    return `[{\n${fields.map((field) => field.slice(1, -1)).join(",\n")}\n}]`;
  };

  /** What a statement is called: its heading and first words, or the first cells of its row. */
  function titleOf(element) {
    const cells = element.closest("tr")?.cells;
    const parts = (cells ? [...cells].slice(0, 2) : [element, firstWords(element)]).filter(Boolean);
    const title = parts.map(words).filter(Boolean).join(": ");
    return title.length > LONGEST ? `${title.slice(0, LONGEST).replace(/\s+\S*$/, "")} …` : title;
  }

  function firstWords(heading) {
    const next = heading.nextElementSibling;
    const first = next?.matches(".briefing-scale") ? next.nextElementSibling : next;
    return heading.matches("h3, h4, h5, h6") && first?.matches("p, blockquote") ? first : null;
  }

  function words(element) {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(".headerlink, button, .briefing-meta").forEach((e) => e.remove());
    copy.querySelectorAll("br").forEach((e) => e.replaceWith(" "));
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  function openDialog(cite, forms) {
    document.querySelectorAll(".briefing-dialog").forEach((before) => before.remove());
    const body = make("div", {});
    const names = [...cite.querySelectorAll("h3")].map((heading) => heading.firstChild.textContent);
    [forms.text, forms.bibtex, csl(forms.item)].forEach((form, place) => {
      body.append(make("h3", {}, names[place], copier(cite, () => form)), make("pre", {}, form));
    });
    const dialog = make("dialog", { className: "briefing-dialog md-typeset" });
    const close = make("button", { type: "button", className: "briefing-button", textContent: cite.dataset.close });
    close.onclick = () => dialog.close();
    const heading = make("h2", { id: "briefing-dialog-title", textContent: cite.dataset.citeStatement });
    dialog.setAttribute("aria-labelledby", heading.id);
    dialog.append(heading, body, close);
    dialog.onclose = () => dialog.remove();
    document.body.append(dialog);
    dialog.showModal();
  }

  // ---- What the page gets

  function link(element) {
    const own = new URL(`#${element.id}`, location).hash; // percent-encoded, as those of links are
    return [...element.querySelectorAll("a[href]")].find((a) => a.hash === own);
  }

  function enhance() {
    const cite = document.getElementById("cite");
    if (!cite || cite.dataset.ready) return;
    cite.dataset.ready = "yes";
    const forms = pageForms(cite);
    cite.querySelector('[data-form="text"]').textContent = forms.text;
    cite.querySelector('[data-form="bibtex"]').textContent = forms.bibtex;
    cite.querySelector('[data-form="csl"]').textContent = csl(forms.item);
    cite.querySelectorAll("h3").forEach((heading) => {
      heading.append(copier(cite, () => heading.nextElementSibling.textContent));
    });
    for (const element of document.querySelectorAll("article [id]:not(a)")) {
      const isSection = element.matches("h1, h2"); // its id may begin as that of a statement
      const isStatement = !isSection && STATEMENT.test(element.id);
      if (isSection || isStatement) linkCopies(element, cite);
      if (isStatement) addCite(element, cite, forms);
    }
  }

  /** The permanent link goes on leading there; one click also copies it. */
  function linkCopies(element, cite) {
    const permanent = link(element);
    if (!permanent) return;
    const title = element.matches("h1");
    permanent.addEventListener("click", () =>
      copy(title ? address() : `${address()}#${element.id}`, cite),
    );
  }

  function addCite(element, cite, forms) {
    const title = titleOf(element);
    const button = make("button", {
      type: "button",
      className: "briefing-button briefing-cite-one",
      textContent: cite.dataset.cite,
      onclick: () => openDialog(cite, statementForms(forms, title, element.id)),
    });
    button.setAttribute("aria-label", `${cite.dataset.citeStatement}: ${title}`);
    element.append(" ", button);
  }

  // Material changes pages without loading them where `navigation.instant` is on.
  if (window.document$?.subscribe) window.document$.subscribe(enhance);
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", enhance);
  else enhance();
})();
