/* The section "Cite this page": its forms for other programs, and the citation of one statement.
   Words that are not English come from the page (data attributes of #cite). */
import { bibtex, csl, partOf, ris } from "./citation.js";
import { copy } from "./copying.js";
import { make } from "./elements.js";

/** What a page says only where it says it in other words. @type {Record<string, string>} */
const ENGLISH = {
  within: "“{title}”, in “{page}”",
  text: "Text",
  copy: "Copy",
  copied: "Copied",
  cite: "Cite",
  citeStatement: "Cite this",
  close: "Close",
  more: "More on this: link, citation",
  link: "Permanent link",
};

/** @typedef {import("./citation.js").Item} Item */

/** The public address of this page, or the one at which it is read. */
export function address() {
  /** @type {HTMLLinkElement | null} */
  const canonical = document.querySelector('link[rel="canonical"]');
  return (canonical ?? location).href.split(/[?#]/)[0];
}

/** What a page says of how to cite it. */
export class Citing {
  /** @param {HTMLElement} section */
  constructor(section) {
    this.section = section;
    /** @type {Item} */
    this.item = { ...JSON.parse(this.word("csl"))[0] };
    this.item.URL ??= address();
    this.sentence = /** @type {HTMLElement} */ (section.querySelector("p"));
  }

  /**
   * A word of the page, by the name of its data attribute.
   * @param {string} name
   */
  word(name) {
    return this.section.dataset[name] ?? ENGLISH[name] ?? "";
  }

  /** Add what a script makes to the sentence that stands on the page. */
  complete() {
    const forms = this.#forms(this.item, this.#text(this.item, `“${this.item.title}”`));
    this.sentence.replaceWith(...forms);
  }

  /**
   * Show the citation of one statement, to copy.
   * @param {string} title
   * @param {string} anchor
   */
  show(title, anchor) {
    document.querySelectorAll(".briefing-dialog").forEach((before) => before.remove());
    const item = partOf(this.item, title, anchor);
    const within = this.word("within").replace(/\{(title|page)\}/g, (_, name) =>
      name === "title" ? title : this.item.title,
    );
    const heading = make("h2", { id: "briefing-dialog-title" }, this.word("citeStatement"));
    const close = make("button", { type: "button", className: "briefing-button" });
    close.append(this.word("close"));
    close.onclick = () => dialog.close();
    const forms = make("div", {}, ...this.#forms(item, this.#text(item, within)));
    const dialog = make("dialog", { className: "briefing-dialog md-typeset" }, heading, forms);
    dialog.append(close);
    dialog.setAttribute("aria-labelledby", heading.id);
    dialog.onclose = () => dialog.remove();
    document.body.append(dialog);
    dialog.showModal();
  }

  /**
   * The sentence on the page, with another title and address.
   * @param {Item} item
   * @param {string} title with its quotation marks
   */
  #text(item, title) {
    const sentence = /** @type {HTMLElement} */ (this.sentence.cloneNode(true));
    sentence.querySelector("[data-part=title]")?.replaceChildren(title);
    sentence.querySelector("[data-part=url]")?.replaceChildren(item.URL ?? "");
    return (sentence.textContent ?? "").replace(/\s+/g, " ").trim();
  }

  /**
   * Each form with its name and a button that copies it.
   * @param {Item} item
   * @param {string} text
   */
  #forms(item, text) {
    const forms = [
      [this.word("text"), text],
      ["BibTeX", bibtex(item)],
      ["RIS", ris(item)],
      ["CSL-JSON", csl(item)],
    ];
    return forms.flatMap(([name, form], place) => {
      const button = make("button", { type: "button", className: "briefing-button" });
      button.append(this.word("copy"));
      button.onclick = () => copy(form, this.word("copied"));
      return [make("h3", {}, name, button), make(place ? "pre" : "p", {}, form)];
    });
  }
}
