/* The facets beside the results: boxes to tick, each with the number of pages that it leaves. */
import { make } from "./elements.js";

const FEW = 8; // values that a facet shows at first
const OPEN = 4; // facets that are open at first

/**
 * What is ticked, by facet.
 * @typedef {Record<string, string[]>} Chosen
 */

/**
 * The name of a language in that of the page; the tag itself where a browser knows none.
 * @param {string} tag
 */
function nameOfLanguage(tag) {
  try {
    const own = document.documentElement.lang || "en";
    return new Intl.DisplayNames([own], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/**
 * Call when a reader opens what is closed; browsers tell of what is open from the start too.
 * @param {HTMLDetailsElement} details
 * @param {() => void} call
 */
function whenOpened(details, call) {
  let wasOpen = details.open;
  details.addEventListener("toggle", () => {
    if (details.open && !wasOpen) call();
    wasOpen = details.open;
  });
}

/** The list of facets. */
export class Facets {
  /**
   * @param {string[]} names
   * @param {Chosen} chosen
   * @param {SearchSettings} settings
   * @param {() => void} changed called after a tick, or when a facet is opened
   */
  constructor(names, chosen, settings, changed) {
    const open = matchMedia("(min-width: 45em)").matches;
    this.chosen = chosen;
    this.ticks = make("span", { className: "briefing-facet-count" });
    this.parts = names.map(
      (name, place) => new Facet(name, chosen, settings, changed, place < OPEN),
    );
    const title = make("summary", {}, `${settings.words.facets} `, this.ticks);
    this.element = make("details", { className: "briefing-facets", open }, title);
    this.element.append(...this.parts.map((part) => part.element));
    whenOpened(this.element, changed);
  }

  /** The facets that a reader sees the values of. */
  get open() {
    if (!this.element.open) return [];
    return this.parts.filter((part) => part.element.open).map((part) => part.name);
  }

  /**
   * Show how many pages each value leaves, of `total` that are found.
   * @param {Map<string, Map<string, number>>} counts
   * @param {number} total
   */
  fill(counts, total) {
    const ticked = Object.values(this.chosen).flat().length;
    this.ticks.textContent = ticked ? `(${ticked})` : "";
    const active = document.activeElement;
    const focused = active && this.element.contains(active) ? active.id : "";
    for (const part of this.parts) {
      const own = counts.get(part.name);
      if (own) part.fill(own, total);
    }
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }
}

class Facet {
  #all = false;
  /** @type {Map<string, number>} */
  #counts = new Map();
  #total = 0;

  /**
   * @param {string} name
   * @param {Chosen} chosen
   * @param {SearchSettings} settings
   * @param {() => void} changed
   * @param {boolean} open
   */
  constructor(name, chosen, settings, changed, open) {
    this.name = name;
    this.chosen = chosen;
    this.settings = settings;
    this.changed = changed;
    this.values = make("div", { className: "briefing-facet-values" });
    this.values.setAttribute("role", "group");
    this.values.setAttribute("aria-label", settings.facets[name]);
    const title = make("summary", {}, settings.facets[name]);
    const isOpen = open || this.ticked.length > 0;
    this.element = make("details", { open: isOpen }, title, this.values);
    whenOpened(this.element, changed);
  }

  get ticked() {
    return this.chosen[this.name];
  }

  /**
   * @param {Map<string, number>} counts
   * @param {number} total
   */
  fill(counts, total) {
    this.#counts = counts;
    this.#total = total;
    const { ticked } = this;
    const values = [...new Set([...counts.keys(), ...ticked])].filter(
      (value) => counts.get(value) || ticked.includes(value),
    );
    this.element.hidden = !values.some(
      (value) => ticked.includes(value) || counts.get(value) !== total,
    );
    values.sort((a, b) => this.#order(a, b, counts));
    const shown = this.#all ? values : values.slice(0, Math.max(FEW, ticked.length));
    this.values.replaceChildren(...shown.map((value) => this.#box(value, counts.get(value) || 0)));
    if (shown.length < values.length) this.values.append(this.#more());
  }

  /**
   * What is ticked first, then by count; years from the newest.
   * @param {string} a
   * @param {string} b
   * @param {Map<string, number>} counts
   */
  #order(a, b, counts) {
    if (this.name === "year") return b.localeCompare(a);
    const ticked = Number(this.ticked.includes(b)) - Number(this.ticked.includes(a));
    return ticked || (counts.get(b) || 0) - (counts.get(a) || 0) || a.localeCompare(b);
  }

  /**
   * @param {string} value
   * @param {number} count
   */
  #box(value, count) {
    const { name, ticked } = this;
    const id = `facet-${name}-${value}`;
    const input = make("input", {
      type: "checkbox",
      id,
      name,
      value,
      checked: ticked.includes(value),
    });
    input.onchange = () => {
      this.chosen[name] = input.checked
        ? [...ticked, value]
        : ticked.filter((one) => one !== value);
      this.changed();
    };
    const label = make("label", { htmlFor: id, dir: "auto" }, this.#text(value));
    return make(
      "div",
      {},
      input,
      label,
      make("span", { className: "briefing-facet-count" }, String(count)),
    );
  }

  /** @param {string} value */
  #text(value) {
    if (this.name === "language") return nameOfLanguage(value);
    return this.settings.values[`${this.name}:${value}`] || value;
  }

  #more() {
    const button = make(
      "button",
      { type: "button", className: "briefing-button" },
      this.settings.words.values,
    );
    button.onclick = () => {
      this.#all = true;
      this.fill(this.#counts, this.#total);
    };
    return button;
  }
}
