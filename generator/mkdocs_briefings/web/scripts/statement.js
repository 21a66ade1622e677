/* Statements on a page: which elements are one, and what each is called. */

const LONGEST = 240; // characters of a title

/**
 * What tells the kind of a statement by its anchor, as `quote-…`; the page lists the kinds.
 * The id of a section may begin in the same way: see `isSection`.
 * @param {string[]} kinds
 * @returns {(anchor: string) => string | undefined}
 */
export function kindOf(kinds) {
  const begins = new RegExp(`^(${kinds.join("|")})-`);
  return (anchor) => begins.exec(anchor)?.[1];
}

/**
 * Its heading, or the first cells of its row.
 * @param {Element} element
 */
export function titleOf(element) {
  const cells = element.closest("tr")?.cells;
  const title = (cells ? [...cells].slice(0, 2) : [element]).map(words).filter(Boolean).join(": ");
  if (title.length <= LONGEST) return title;
  return `${title.slice(0, LONGEST).replace(/\s+\S*$/, "")} …`;
}

/** @param {Element} element */
function words(element) {
  const copy = /** @type {Element} */ (element.cloneNode(true));
  copy
    .querySelectorAll(".headerlink, button, sup, .briefing-menu, .briefing-meta")
    .forEach((one) => one.remove());
  copy.querySelectorAll("br").forEach((one) => one.replaceWith(" "));
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
}
