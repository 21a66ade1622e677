/* The search page: facets with counts, a sort, results; all of its state in the address. */
import { make, stepOn } from "./elements.js";
import { Facets } from "./search-facets.js";
import { byScore } from "./search-index.js";
import { Names, offer } from "./search-names.js";
import { Query } from "./search-query.js";
import { counted, places, shown } from "./search-results.js";
import { read, used, write } from "./search-state.js";

const PAGES = 10; // that are shown at a time
const PLACES = 5; // of one page
const PAUSE = 100; // milliseconds after a key before the search

/**
 * @typedef {import("./search-index.js").Found} Found
 * @typedef {import("./search-index.js").Index} Index
 * @typedef {import("./search-table.js").FacetTable} FacetTable
 */

/**
 * Fill the search page's place, where this is that page.
 * @param {HTMLElement | null} place
 * @param {Index} index
 * @param {FacetTable} table
 * @param {Names} names
 * @param {SearchSettings} settings
 */
export function searchPage(place, index, table, names, settings) {
  if (!place || place.dataset.ready) return;
  place.dataset.ready = "yes";
  new SearchPage(place, index, table, names, settings).open();
}

class SearchPage {
  #turn = 0;
  #wait = 0;
  /** What is found and not shown yet: rows of the table, with what the index found of each.
      @type {[number, Found | null][]} */
  #left = [];
  /** @type {Facets | null} */
  #facets = null;

  /**
   * @param {HTMLElement} place
   * @param {Index} index
   * @param {FacetTable} table
   * @param {Names} names
   * @param {SearchSettings} settings
   */
  constructor(place, index, table, names, settings) {
    this.place = place;
    this.index = index;
    this.table = table;
    this.names = names;
    this.settings = settings;
    this.words = settings.words;
    this.state = read(Object.keys(settings.facets));
    this.query = new Query(this.state.query, settings);
    this.input = this.#input();
    this.sort = this.#sort();
    this.clear = this.#button("clear", () => this.#clear());
    this.more = this.#button("more", () => this.#go());
    this.status = make("p", { className: "briefing-search-count" });
    this.status.setAttribute("role", "status");
    this.status.setAttribute("aria-live", "polite");
    this.meant = make("div");
    this.results = make("ol", { className: "briefing-results" });
    this.beside = make("div", { className: "briefing-search-beside" }); // keeps the facets' place
    this.columns = make("div", { className: "briefing-search-columns" });
  }

  open() {
    const label = make("label", {}, `${this.words.by} `, this.sort);
    const form = make("form", { className: "briefing-search-form" }, this.input, label, this.clear);
    form.setAttribute("role", "search");
    form.onsubmit = (event) => event.preventDefault();
    const found = make("div", {}, this.status, this.meant, this.results, this.more);
    this.columns.append(this.beside, found);
    this.place.replaceChildren(form, this.columns);
    this.place.addEventListener("keydown", (event) => {
      stepOn(event, [this.input, ...this.results.querySelectorAll("a")]);
    });
    this.input.focus({ preventScroll: true });
    return this.update();
  }

  /** Load the table of facets, and show those by which pages differ. */
  async #prepare() {
    await this.table.open();
    if (this.#facets) return this.#facets;
    const all = Object.keys(this.settings.facets);
    const names = all.filter((name) => this.table.facets.includes(name));
    this.#facets = new Facets(names, this.state.facets, this.settings, () => this.update());
    this.beside.append(this.#facets.element);
    return this.#facets;
  }

  /** The kinds of statement that are wanted: those ticked, else what a question asks for. */
  get kinds() {
    const ticked = this.state.facets.statement;
    return ticked.length ? ticked : this.query.kinds;
  }

  /** Search anew, and write what is searched into the address. */
  async update() {
    const turn = (this.#turn += 1);
    const { state, table } = this;
    write(state);
    this.clear.hidden = !state.query && !used(state.facets).length;
    this.query = new Query(state.query, this.settings);
    this.sort.value = state.sort || (this.query.isEmpty ? "date" : "relevance");
    try {
      const facets = await this.#prepare();
      const open = facets.open;
      const needed = new Set([...open, ...used(state.facets)]);
      const [found] = await Promise.all([this.#found(), table.load([...needed])]);
      if (turn !== this.#turn) return;
      const hits = this.#hits(found.hits);
      this.query = found.query;
      this.meant.replaceChildren(...found.offered);
      const rows = this.#matching(hits);
      const counts = open.map(
        (name) => /** @type {const} */ ([name, this.#counts(name, hits, rows)]),
      );
      facets.fill(new Map(counts), rows.length);
      this.#left = this.#ordered(hits, rows);
      this.results.replaceChildren();
      this.#tell(this.#left.length);
      await this.#list(turn);
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  /** Show more pages; a second click in between begins anew. */
  async #go() {
    await this.#list((this.#turn += 1)).catch((error) => this.#fail(error));
  }

  /** What the index finds, and for which query: another one where a word is misspelt. */
  async #found() {
    const { query, settings } = this;
    const all = async (/** @type {Query} */ one) => {
      return one.isEmpty ? [] : this.index.search(one, { all: true });
    };
    const hits = await all(query);
    if (hits.length || query.isEmpty) return { hits, query, offered: [] };
    const { text, names } = await this.names.meant(query);
    if (!text) return { hits, query, offered: [] };
    const other = new Query(text, settings);
    const offered = [offer(query.text, names, settings)];
    return { hits: await all(other), query: other, offered };
  }

  /**
   * The rows that hold the words, the best first, each with what the index found.
   * @param {Found[]} found
   */
  #hits(found) {
    const { ids, rows } = this.table;
    /** @type {Map<number, Found | null>} */
    const hits = new Map();
    if (this.query.isEmpty) for (const row of ids.keys()) hits.set(row, null);
    for (const one of found) {
      const row = rows.get(one.id);
      if (row !== undefined) hits.set(row, one);
    }
    return hits;
  }

  /** @param {Map<number, Found | null>} hits */
  #matching(hits, chosen = this.state.facets) {
    return this.table.matching([...hits.keys()], chosen);
  }

  /**
   * The counts of a facet, as if nothing were ticked in it: its values add up.
   * @param {string} name
   * @param {Map<number, Found | null>} hits
   * @param {number[]} rows
   */
  #counts(name, hits, rows) {
    const { facets } = this.state;
    const unticked = () => this.#matching(hits, { ...facets, [name]: [] });
    return this.table.counts(name, facets[name].length ? unticked() : rows);
  }

  /**
   * The pages to show in their order; rows are by date.
   * @param {Map<number, Found | null>} hits
   * @param {number[]} rows
   * @returns {[number, Found | null][]}
   */
  #ordered(hits, rows) {
    const inOrder = this.state.sort === "date" ? [...rows].sort((a, b) => a - b) : rows;
    return inOrder.map((row) => [row, hits.get(row) ?? null]);
  }

  /**
   * @param {[number, Found | null]} one
   * @param {Query} query
   */
  #page([row, hit], query) {
    return hit ? this.index.page(hit, query) : this.table.page(row, this.kinds.length > 0);
  }

  /**
   * Show pages until there are enough: one may hold no fitting statement of the kinds wanted.
   * @param {number} turn
   */
  async #list(turn) {
    const { query, settings, kinds } = this;
    const enough = this.results.children.length + PAGES;
    while (this.#left.length && this.results.children.length < enough) {
      const count = enough - this.results.children.length;
      const pages = await Promise.all(
        this.#left.slice(0, count).map((one) => this.#page(one, query)),
      );
      if (turn !== this.#turn) return;
      this.#left.splice(0, count);
      if (this.sort.value === "relevance") pages.sort(byScore);
      const right = query.isEmpty ? pages : pages.filter((one) => one.score > 0);
      const hits = right.map((data) => places(data, query, settings, kinds));
      this.results.append(...hits.filter((all) => all.length).map((all) => this.#row(all)));
    }
    this.more.hidden = !this.#left.length;
    if (!this.#left.length) this.#tell(this.results.children.length, true);
  }

  /**
   * Say how many pages are found; with words and a kind of statement, that shows in the end.
   * @param {number} count
   */
  #tell(count, isLast = false) {
    const isMost = !isLast && this.kinds.length > 0 && !this.query.isEmpty;
    const text = counted(count, this.settings, isMost);
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  /** @param {Place[]} hits */
  #row(hits) {
    const links = hits.slice(0, PLACES).map((hit) => {
      const inside = shown(hit);
      return make("a", { href: hit.url, className: "briefing-hit" }, ...inside);
    });
    return make("li", {}, ...links);
  }

  #input() {
    const { words, state } = this;
    const input = make("input", { type: "search", name: "q", dir: "auto" });
    input.value = state.query;
    input.placeholder = words.placeholder;
    input.setAttribute("aria-label", words.placeholder);
    input.oninput = () => {
      clearTimeout(this.#wait);
      this.#wait = setTimeout(() => {
        state.query = input.value;
        this.update();
      }, PAUSE);
    };
    return input;
  }

  #sort() {
    const orders = ["relevance", "date"];
    const options = orders.map((one) => make("option", { value: one }, this.words[one]));
    const sort = make("select", {}, ...options);
    sort.onchange = () => {
      this.state.sort = sort.value === "date" ? "date" : "";
      this.update();
    };
    return sort;
  }

  /**
   * @param {string} word
   * @param {() => void} onclick
   */
  #button(word, onclick) {
    const properties = { className: "md-button", hidden: true, onclick };
    return make("button", { type: "button", ...properties }, this.words[word]);
  }

  #clear() {
    this.input.value = this.state.query = "";
    for (const name of Object.keys(this.state.facets)) this.state.facets[name] = [];
    this.input.focus();
    this.update();
  }

  /** @param {unknown} error */
  #fail(error) {
    console.error(error);
    this.status.textContent = this.words.failed;
  }
}
