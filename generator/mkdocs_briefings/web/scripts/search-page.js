/* The search page: facets with counts, a sort, results; all of its state in the address. */
import { Facets } from "./search-facets.js";
import { byScore } from "./search-index.js";
import { counted, make, places, shown } from "./search-results.js";
import { isEmpty } from "./search-words.js";

const PAGES = 10; // that are shown at a time
const PLACES = 5; // of one page
const PAUSE = 100; // milliseconds after a key before the search

/** Fill the search page's place, where this is that page. */
export function searchPage(place, index, table, settings) {
  if (!place || place.dataset.ready) return;
  place.dataset.ready = "yes";
  new SearchPage(place, index, table, settings).open();
}

class SearchPage {
  #turn = 0;
  #wait = 0;

  constructor(place, index, table, settings) {
    Object.assign(this, { place, index, table, settings, words: settings.words });
    this.state = read(Object.keys(settings.facets));
    this.input = this.#input();
    this.sort = this.#sort();
    this.clear = this.#button("clear", () => this.#clear());
    this.more = this.#button("more", () => this.#go());
    this.status = make("p", { className: "briefing-search-count" });
    this.status.setAttribute("role", "status");
    this.status.setAttribute("aria-live", "polite");
    this.results = make("ol", { className: "briefing-results" });
  }

  open() {
    const label = make("label", {}, `${this.words.by} `, this.sort);
    const form = make("form", { className: "briefing-search-form" }, this.input, label, this.clear);
    form.setAttribute("role", "search");
    form.onsubmit = (event) => event.preventDefault();
    const found = make("div", {}, this.status, this.results, this.more);
    this.columns = make("div", { className: "briefing-search-columns" }, found);
    this.place.replaceChildren(form, this.columns);
    this.input.focus({ preventScroll: true });
    return this.update();
  }

  /** Load the table of facets, and show those by which pages differ. */
  async #prepare() {
    await this.table.open();
    if (this.facets) return;
    const names = Object.keys(this.settings.facets).filter((name) => this.table.facets.includes(name));
    this.facets = new Facets(names, this.state.facets, this.settings, () => this.update());
    this.columns.prepend(this.facets.element);
  }

  /** Search anew, and write what is searched into the address. */
  async update() {
    const turn = (this.#turn += 1);
    const { state, table } = this;
    write(state);
    this.clear.hidden = !state.query && !used(state.facets).length;
    this.sort.value = state.sort || (isEmpty(state.query) ? "date" : "relevance");
    try {
      await this.#prepare();
      const open = this.facets.open;
      const [hits] = await Promise.all([this.#hits(), table.load([...new Set([...open, ...used(state.facets)])])]);
      if (turn !== this.#turn) return;
      const rows = this.#matching(hits);
      this.facets.fill(new Map(open.map((name) => [name, this.#counts(name, hits, rows)])), rows.length);
      this.left = this.#ordered(hits, rows);
      this.results.replaceChildren();
      this.#tell(this.left.length);
      await this.#list(turn);
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  /** Show more pages; a second click in between begins anew. */
  async #go() {
    await this.#list((this.#turn += 1)).catch((error) => this.#fail(error));
  }

  /** The rows that hold the words, the best first, each with what the index found. */
  async #hits() {
    const { ids, rows } = this.table;
    if (isEmpty(this.state.query)) return new Map(ids.map((_, row) => [row, null]));
    const found = await this.index.search(this.state.query, { all: true });
    return new Map(found.filter((one) => rows.has(one.id)).map((one) => [rows.get(one.id), one]));
  }

  #matching(hits, chosen = this.state.facets) {
    return this.table.matching([...hits.keys()], chosen);
  }

  /** The counts of a facet, as if nothing were ticked in it: its values add up. */
  #counts(name, hits, rows) {
    const { facets } = this.state;
    return this.table.counts(name, facets[name].length ? this.#matching(hits, { ...facets, [name]: [] }) : rows);
  }

  /** The pages to show in their order, each as what gives its data; rows are by date. */
  #ordered(hits, rows) {
    const { query, sort } = this.state;
    const inOrder = sort === "date" ? [...rows].sort((a, b) => a - b) : rows;
    return inOrder.map((row) => [row, hits.get(row), query]);
  }

  #page([row, hit, query]) {
    return hit ? this.index.page(hit, query) : this.table.page(row);
  }

  /** Show pages until there are enough: one may hold no fitting statement of the kinds wanted. */
  async #list(turn) {
    const { state, settings } = this;
    const enough = this.results.children.length + PAGES;
    while (this.left.length && this.results.children.length < enough) {
      const count = enough - this.results.children.length;
      const pages = await Promise.all(this.left.slice(0, count).map((one) => this.#page(one)));
      if (turn !== this.#turn) return;
      this.left.splice(0, count);
      if (this.sort.value === "relevance") pages.sort(byScore);
      const hits = pages.map((data) => places(data, state.query, settings, state.facets.statement));
      this.results.append(...hits.filter((all) => all.length).map((all) => this.#row(all)));
    }
    this.more.hidden = !this.left.length;
    if (!this.left.length) this.#tell(this.results.children.length, true);
  }

  /** Say how many pages are found; with words and a kind of statement, that shows in the end. */
  #tell(count, isLast = false) {
    const isMost = !isLast && this.state.facets.statement.length && !isEmpty(this.state.query);
    const text = counted(count, this.settings, isMost);
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  #row(hits) {
    const link = (hit) => make("a", { href: hit.url, className: "briefing-hit" }, ...shown(hit, this.settings));
    return make("li", {}, ...hits.slice(0, PLACES).map(link));
  }

  #input() {
    const { words, state } = this;
    const given = { type: "search", name: "q", value: state.query, placeholder: words.placeholder, dir: "auto" };
    const input = make("input", given);
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
    const options = ["relevance", "date"].map((one) => make("option", { value: one }, this.words[one]));
    const sort = make("select", {}, ...options);
    sort.onchange = () => {
      this.state.sort = sort.value === "date" ? "date" : "";
      this.update();
    };
    return sort;
  }

  #button(word, onclick) {
    return make("button", { type: "button", className: "md-button", hidden: true, onclick }, this.words[word]);
  }

  #clear() {
    this.input.value = this.state.query = "";
    for (const name of Object.keys(this.state.facets)) this.state.facets[name] = [];
    this.input.focus();
    this.update();
  }

  #fail(error) {
    console.error(error);
    this.status.textContent = this.words.failed;
  }
}

/** The facets in which something is ticked. */
const used = (facets) => Object.keys(facets).filter((name) => facets[name].length);

function read(names) {
  const given = new URLSearchParams(location.search);
  const facets = Object.fromEntries(names.map((name) => [name, [...new Set(given.getAll(name))]]));
  return { query: given.get("q") || "", sort: given.get("sort") === "date" ? "date" : "", facets };
}

function write({ query, sort, facets }) {
  const given = new URLSearchParams();
  if (query) given.set("q", query);
  if (sort) given.set("sort", sort);
  for (const [name, values] of Object.entries(facets)) {
    for (const value of values) given.append(name, value);
  }
  history.replaceState(history.state, "", `${location.pathname}${given.size ? `?${given}` : ""}`);
}
