/* What the pages of records get: permanent links that a click copies, citations in the forms of
   other programs, and a button at each statement to cite it. Without scripts every link is a plain
   link, and how to cite the page stands there as a sentence. */
import { cards } from "./cards.js";
import { Citing, address } from "./citing.js";
import { contents } from "./contents.js";
import { copy } from "./copying.js";
import { make } from "./elements.js";
import { kinds } from "./kinds.js";
import { printing } from "./printing.js";
import { kindOf, titleOf } from "./statement.js";

const BELONGS = "p, blockquote, .briefing-scale, .briefing-why"; // of a statement, below its heading

function enhance() {
  cards();
  contents();
  printing();
  const section = document.getElementById("cite");
  if (!section || section.dataset.ready) return;
  section.dataset.ready = "yes";
  const citing = new Citing(section);
  citing.complete();
  const kind = kindOf("source" in section.dataset ? [] : kinds);
  for (const element of document.querySelectorAll("article [id]:not(a)")) {
    const isSection = element.matches("h1, h2"); // its id may begin as that of a statement
    const isStatement = !isSection && kind(element.id);
    if (isSection || isStatement) linkCopies(element, citing);
    if (isStatement) addCite(element, citing);
  }
}

/**
 * The permanent link goes on leading there; one click also copies it. In a table it stands
 * anywhere in the row.
 * @param {Element} element
 * @param {Citing} citing
 */
function linkCopies(element, citing) {
  const own = new URL(`#${element.id}`, location.href).hash; // percent-encoded, as in links
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = (element.closest("tr") ?? element).querySelectorAll("a[href]");
  const anchor = element.matches("h1") ? "" : `#${element.id}`;
  [...links]
    .find((link) => link.hash === own)
    ?.addEventListener("click", () => copy(address() + anchor, citing.word("copied")));
}

/**
 * @param {Element} element
 * @param {Citing} citing
 */
function addCite(element, citing) {
  const title = titleOf(element);
  const className = "briefing-button briefing-cite-one";
  const button = make("button", { type: "button", className }, citing.word("cite"));
  button.onclick = () => citing.show(title, element.id);
  button.setAttribute("aria-label", `${citing.word("citeStatement")}: ${title}`);
  if (element.matches("td")) return element.append(" ", button); // a row has its link already
  const list = menuOf(element, citing).querySelector("ul");
  const link = make("a", { href: `#${element.id}` }, citing.word("link"));
  link.addEventListener("click", () => copy(`${address()}#${element.id}`, citing.word("copied")));
  list?.prepend(make("li", {}, link));
  list?.append(make("li", {}, button));
}

/**
 * The menu of a statement: the first after its heading and before the next, or in its line of a
 * list. What has none gets one, behind what belongs to it.
 * @param {Element} element
 * @param {Citing} citing
 */
function menuOf(element, citing) {
  if (!element.matches("p, h3, h4, h5, h6")) {
    return element.querySelector(":scope > .briefing-menu") ?? newMenu(element, citing, true);
  }
  let own = element;
  let next = element.nextElementSibling;
  while (next && !next.matches(".briefing-menu, h1, h2, h3, h4, h5, h6")) {
    if (own === next.previousElementSibling && next.matches(BELONGS)) own = next;
    next = next.nextElementSibling;
  }
  return next?.matches(".briefing-menu") ? next : newMenu(own, citing);
}

/**
 * @param {Element} place what the menu stands behind, or in
 * @param {Citing} citing
 * @param {boolean} [inside]
 */
function newMenu(place, citing, inside) {
  const menu = make("details", { className: "briefing-menu" });
  menu.append(make("summary", {}, citing.word("more")), make("ul", {}));
  if (inside) place.append(menu);
  else place.after(menu);
  return menu;
}

// Material changes pages without loading them where `navigation.instant` is on.
if (window.document$?.subscribe) window.document$.subscribe(enhance);
else enhance();
