/* The search box: a combobox whose list holds the first places found. */
import { make } from "./elements.js";
import { AHEAD, byScore } from "./search-index.js";
import { Names, offer } from "./search-names.js";
import { Query } from "./search-query.js";
import { counted, places, shown } from "./search-results.js";

const MOST = 5; // pages
const EACH = 2; // places of one page

/**
 * Set up the box; returns what closes its list.
 * @param {HTMLFormElement} form
 * @param {import("./search-index.js").Index} index
 * @param {Names} names
 * @param {SearchSettings} settings
 */
export function searchBox(form, index, names, settings) {
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const list = /** @type {HTMLElement} */ (form.querySelector("[role=listbox]"));
  const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
  let latest = 0;

  /** @returns {HTMLElement[]} */
  const options = () =>
    [...list.querySelectorAll("[role=option]")].filter((one) => one instanceof HTMLElement);
  const chosen = () => options().find((one) => one.getAttribute("aria-selected") === "true");

  /** @param {HTMLElement | null} [option] */
  function choose(option) {
    for (const one of options()) one.setAttribute("aria-selected", String(one === option));
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  /** @param {boolean} is */
  function open(is) {
    list.hidden = !is;
    input.setAttribute("aria-expanded", String(is));
    if (!is) choose(null);
  }

  function close() {
    latest += 1; // an answer that is under way comes too late
    open(false);
  }

  /** @param {string} [again] what is looked for instead, where nothing is found */
  async function answer(again) {
    const turn = (latest += 1);
    const query = new Query(again ?? input.value, settings);
    if (query.isEmpty) {
      status.textContent = "";
      list.replaceChildren();
      return open(false);
    }
    try {
      const found = await index.search(query);
      if (turn !== latest) return;
      const pages = await Promise.all(found.slice(0, AHEAD).map((one) => index.page(one, query)));
      if (turn !== latest) return;
      const right = pages.filter((one) => one.score > 0).sort(byScore);
      if (right.length || again) return fill(query, found.length, right.slice(0, MOST));
      const { text, names: near } = await names.meant(query);
      if (turn !== latest) return;
      if (!text) return fill(query, 0, []);
      await answer(text);
      if (turn + 1 === latest) list.prepend(offer(query.text, near, settings));
    } catch (error) {
      console.error(error);
      if (turn === latest) status.textContent = settings.words.failed;
    }
  }

  /**
   * @param {Query} query
   * @param {number} count
   * @param {PageData[]} pages
   */
  function fill(query, count, pages) {
    const hits = pages.flatMap((data) => places(data, query, settings).slice(0, EACH));
    const rows = hits.map((hit) => row(hit.url, shown(hit)));
    const all = `${settings.page}?${new URLSearchParams({ q: query.text })}`;
    if (count) rows.push(row(all, [settings.words.all]));
    rows.forEach((one, place) => (one.id = `briefing-option-${place}`));
    list.replaceChildren(...rows);
    status.textContent = counted(count, settings);
    open(rows.length > 0);
  }

  /**
   * @param {string} href
   * @param {(Node | string)[]} inside
   */
  function row(href, inside) {
    const one = make("a", { href, className: "briefing-hit", tabIndex: -1 }, ...inside);
    one.setAttribute("role", "option");
    one.setAttribute("aria-selected", "false");
    return one;
  }

  /** @param {number} by */
  function step(by) {
    const all = options();
    if (list.hidden || !all.length) return void answer();
    const at = all.findIndex((one) => one === chosen());
    choose(all[at < 0 && by < 0 ? all.length - 1 : (at + by + all.length) % all.length]);
  }

  input.addEventListener("focus", () => index.open().catch(() => {}), { once: true });
  input.addEventListener("input", () => answer());
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && chosen() && !list.hidden) {
      event.preventDefault();
      chosen()?.click();
      close();
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (list.hidden) input.blur();
      else close();
    }
  });
  form.addEventListener("focusout", ({ relatedTarget: next }) => {
    if (!(next instanceof Node && form.contains(next))) close();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", close);
  addEventListener("keydown", (event) => {
    const at = event.target;
    const typing =
      at instanceof Element && at.closest("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key !== "/" && event.key !== "s") return;
    event.preventDefault();
    /** @type {HTMLInputElement | null} */
    const own = document.querySelector("[data-briefing-search] input[type=search]");
    (own ?? input).focus();
    (own ?? input).select();
  });
  return close;
}
