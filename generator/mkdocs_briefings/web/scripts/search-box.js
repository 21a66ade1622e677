/* The search box: a combobox whose list holds the first places found. */
import { make } from "./elements.js";
import { byScore } from "./search-index.js";
import { counted, places, shown } from "./search-results.js";
import { isEmpty } from "./search-words.js";

const MOST = 5; // pages
const AHEAD = 10; // that are read for it, as only a page itself tells its title and how near words stand
const EACH = 2; // places of one page

/**
 * Set up the box; returns what closes its list.
 * @param {HTMLFormElement} form
 * @param {import("./search-index.js").Index} index
 * @param {SearchSettings} settings
 */
export function searchBox(form, index, settings) {
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const list = /** @type {HTMLElement} */ (form.querySelector("[role=listbox]"));
  const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
  let latest = 0;

  const options = () => /** @type {HTMLElement[]} */ ([...list.children]);
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

  async function answer() {
    const turn = (latest += 1);
    const query = input.value;
    if (isEmpty(query)) {
      status.textContent = "";
      list.replaceChildren();
      return open(false);
    }
    try {
      const found = await index.search(query);
      if (turn !== latest) return;
      const pages = await Promise.all(found.slice(0, AHEAD).map((one) => index.page(one, query)));
      if (turn !== latest) return;
      fill(query, found.length, pages.sort(byScore).slice(0, MOST));
    } catch (error) {
      console.error(error);
      if (turn === latest) status.textContent = settings.words.failed;
    }
  }

  /**
   * @param {string} query
   * @param {number} count
   * @param {PageData[]} pages
   */
  function fill(query, count, pages) {
    const hits = pages.flatMap((data) => places(data, query, settings).slice(0, EACH));
    const rows = hits.map((hit) => row(hit.url, shown(hit, settings)));
    const all = `${settings.page}?${new URLSearchParams({ q: query })}`;
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
  input.addEventListener("input", answer);
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
