/* Cards beside marks of sources and links to pages: on hover, focus or tap they show what stands
   behind, without leaving the page. A source's card is made from its entry in the page's list; a
   page's from that page itself, which is fetched when it is asked for. Without scripts a mark leads
   to the list, and a link to its page. */
import { make } from "./elements.js";

const MARK = 'a[id^="mark:"]'; // the number of a source
const SOON = 250; // milliseconds after which a card comes, and for which it waits to go
const GAP = 6; // pixels between a mark and its card
const WIDEST = 360;
const LONGEST = 160; // characters of what a page is, in a line

/** Let the marks and links of an article show cards. */
export function cards() {
  const article = document.querySelector("article");
  if (!article || article.dataset.cards) return;
  article.dataset.cards = "yes";
  const shown = new Card();
  const of = (/** @type {Event} */ event) => linkOf(event.target);
  article.addEventListener("pointerover", (event) => {
    if (event.pointerType === "mouse") shown.soon(of(event));
  });
  article.addEventListener("pointerout", (event) => {
    if (event.pointerType === "mouse" && !shown.holds(event.relatedTarget)) shown.leave();
  });
  article.addEventListener("focusin", (event) => {
    const link = of(event);
    if (link?.matches(":focus-visible")) shown.soon(link);
  });
  article.addEventListener("focusout", (event) => {
    if (!shown.holds(event.relatedTarget)) shown.leave();
  });
  article.addEventListener("click", (event) => {
    const link = of(event);
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.button);
    if (!link?.matches(MARK) || !isPlain) return;
    event.preventDefault();
    shown.show(link);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") shown.close();
  });
  document.addEventListener("click", (event) => {
    if (!shown.holds(event.target)) shown.close();
  });
}

/**
 * The mark or the link to another page that something is in.
 * @param {EventTarget | null} target
 */
function linkOf(target) {
  const link = target instanceof Element ? target.closest("a") : null;
  if (!link?.href || link.closest(".briefing-card")) return null;
  if (link.matches(MARK)) return link;
  const isPage = link.origin === location.origin && /(\/|\.html)$/.test(link.pathname);
  return isPage && link.pathname !== location.pathname && !link.closest("nav") ? link : null;
}

/** The one card of a page: there is never more than one. */
class Card {
  constructor() {
    /** @type {HTMLElement | null} */
    this.element = null;
    /** @type {HTMLAnchorElement | null} */
    this.link = null;
    this.timer = 0;
  }

  /**
   * Whether something is in the card, or in the link that it belongs to.
   * @param {EventTarget | null} target
   */
  holds(target) {
    if (!(target instanceof Node)) return false;
    return !!(this.element?.contains(target) || this.link?.contains(target));
  }

  /** @param {HTMLAnchorElement | null} link */
  soon(link) {
    if (link === this.link && this.element) return clearTimeout(this.timer);
    if (!link) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(link), SOON);
  }

  leave() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.close(), SOON);
  }

  /** @param {HTMLAnchorElement} link */
  async show(link) {
    clearTimeout(this.timer);
    if (link === this.link && this.element) return;
    this.close();
    this.link = link;
    const inside = link.matches(MARK) ? ofSource(link) : await ofPage(link);
    if (!inside.length || this.link !== link || !link.isConnected) return;
    const element = make("div", { className: "briefing-card", id: "briefing-card" }, ...inside);
    element.setAttribute("role", "group");
    element.setAttribute("popover", "manual");
    element.addEventListener("pointerenter", () => clearTimeout(this.timer));
    element.addEventListener("pointerleave", () => this.leave());
    (link.closest("sup") ?? link).after(element);
    link.setAttribute("aria-describedby", element.id);
    element.showPopover?.();
    place(element, link);
    this.element = element;
  }

  close() {
    clearTimeout(this.timer);
    if (this.element?.contains(document.activeElement)) this.link?.focus({ preventScroll: true });
    this.element?.remove();
    this.link?.removeAttribute("aria-describedby");
    this.element = this.link = null;
  }
}

/**
 * Put a card below a link, or above where there is no room; it moves with the page.
 * @param {HTMLElement} element
 * @param {HTMLElement} link
 */
function place(element, link) {
  const [first] = link.getClientRects();
  const room = document.documentElement.clientWidth;
  const width = Math.min(WIDEST, room - 2 * GAP);
  element.style.inlineSize = `${width}px`;
  const height = element.offsetHeight;
  const isBelow = first.bottom + GAP + height <= innerHeight || first.top < height + GAP;
  const top = isBelow ? first.bottom + GAP : first.top - GAP - height;
  const left = Math.min(Math.max(GAP, first.left - GAP), room - width - GAP);
  element.style.top = `${top + scrollY}px`;
  element.style.left = `${left + scrollX}px`;
}

/**
 * What the page's list says of a source, at the place that a mark cites.
 * @param {HTMLAnchorElement} mark
 */
function ofSource(mark) {
  const entry = document.getElementById(decodeURIComponent(mark.hash.slice(1)));
  const words = document.getElementById("sources")?.dataset ?? {};
  const first = entry?.querySelector(":scope > p") ?? entry;
  if (!entry || !first) return [];
  const { at, grade, via } = mark.dataset;
  const said = make("p", {}, ...[...first.childNodes].map((node) => node.cloneNode(true)));
  said.querySelector(".briefing-places")?.remove();
  said.querySelectorAll("[id]").forEach((one) => one.removeAttribute("id"));
  if (grade) said.querySelector("small")?.replaceChildren(grade);
  if (via) said.append(` ${(words.quoted ?? "Quoted in {source}.").replace("{source}", via)}`);
  /** @type {HTMLAnchorElement | null} */
  const page = said.querySelector('a[href*="/sources/"]');
  const number = make("a", { href: mark.hash }, mark.textContent ?? "");
  const others = make(
    "a",
    { href: page?.href ?? mark.hash },
    words.others ?? "More from this source",
  );
  return [
    make("p", { className: "briefing-card-place" }, number, at ? ` · ${at}` : ""),
    said,
    make("p", {}, others),
  ];
}

/** @type {Map<string, Promise<Document | null>>} */
const fetched = new Map();

/**
 * What a page says of itself at its top: kind and place, title, and what it is in a line.
 * @param {HTMLAnchorElement} link
 */
async function ofPage(link) {
  const address = link.origin + link.pathname;
  if (!fetched.has(address)) fetched.set(address, read(address));
  const page = await fetched.get(address);
  const kind = page?.querySelector(".briefing-kind")?.textContent?.trim();
  if (!page || !kind) return [];
  const title = words(page.querySelector("article h1"));
  const line = shortened(words(page.querySelector("article h1 ~ p:not([class])")));
  return [
    make("p", { className: "briefing-kind" }, kind),
    make("p", {}, make("strong", {}, title)),
    ...(line ? [make("p", {}, line)] : []),
  ];
}

/** @param {string} text */
function shortened(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/\s+\S*$/, "")} …` : text;
}

/**
 * @param {string} address
 * @returns {Promise<Document | null>}
 */
async function read(address) {
  if (location.protocol === "file:") return null; // where nothing can be fetched
  try {
    const answer = await fetch(address);
    if (!answer.ok) return null;
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    return null; // no card, and the link is there
  }
}

/** @param {Element | null | undefined} element */
function words(element) {
  const copy = /** @type {Element | undefined} */ (element?.cloneNode(true));
  copy?.querySelectorAll(".headerlink, button, sup").forEach((one) => one.remove());
  return (copy?.textContent ?? "").replace(/\s+/g, " ").trim();
}
