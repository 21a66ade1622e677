/* The search page: facets with counts, a sort, results; all of its state in the address. */
import { facetList } from "./search-facets.js";
import { counted, make, places, shown } from "./search-results.js";

const PAGES = 10; // that are shown at a time

const read = (names) => {
  const given = new URLSearchParams(location.search);
  const facets = Object.fromEntries(names.map((name) => [name, given.getAll(name)]));
  return { query: given.get("q") || "", sort: given.get("sort") || "", facets };
};

function write({ query, sort, facets }) {
  const given = new URLSearchParams();
  if (query) given.set("q", query);
  if (sort) given.set("sort", sort);
  for (const [name, values] of Object.entries(facets)) {
    for (const value of values) given.append(name, value);
  }
  history.replaceState(history.state, "", `${location.pathname}${given.size ? `?${given}` : ""}`);
}

/** What Pagefind is asked for: one of the values of each facet, all but that of `without`. */
const filtersOf = (facets, without = "") =>
  Object.fromEntries(
    Object.entries(facets)
      .filter(([name, values]) => values.length && name !== without)
      .map(([name, values]) => [name, { any: values }]),
  );

/** Fill the search page's place, where this is that page. */
export function searchPage(place, index, settings) {
  if (!place || place.dataset.ready) return;
  place.dataset.ready = "yes";
  const state = read(Object.keys(settings.facets));
  const { words } = settings;

  const input = make("input", { type: "search", name: "q", value: state.query, placeholder: words.placeholder, dir: "auto" });
  input.setAttribute("aria-label", words.placeholder);
  const sort = make(
    "select",
    {},
    ...["relevance", "date"].map((one) => make("option", { value: one }, words[one])),
  );
  sort.value = state.sort || "relevance";
  const status = make("p", { className: "briefing-search-count" });
  status.setAttribute("role", "status");
  status.setAttribute("aria-live", "polite");
  const results = make("ol", { className: "briefing-results" });
  const more = make("button", { type: "button", className: "md-button", hidden: true }, words.more);
  const clear = make("button", { type: "button", className: "md-button", hidden: true }, words.clear);
  const facets = facetList(settings, (name, values) => {
    state.facets[name] = values;
    update();
  });
  const form = make(
    "form",
    { role: "search", className: "briefing-search-form" },
    input,
    make("label", {}, `${words.by} `, sort),
    clear,
  );
  form.setAttribute("role", "search");
  place.replaceChildren(
    form,
    make("div", { className: "briefing-search-columns" }, facets.element, make("div", {}, status, results, more)),
  );

  let latest = 0;
  async function update() {
    const turn = (latest += 1);
    write(state);
    clear.hidden = !state.query && !Object.values(state.facets).flat().length;
    try {
      await index.facets();
      const found = await ask(state.facets);
      const counts = await Promise.all(Object.keys(settings.facets).map((name) => countsOf(name, found)));
      if (turn !== latest) return;
      facets.fill(Object.fromEntries(counts), state.facets, found.length);
      results.replaceChildren();
      status.textContent = counted(found.length, settings);
      await list(found, turn);
    } catch (error) {
      console.error(error);
      if (turn === latest) status.textContent = words.failed;
    }
  }

  const ask = (chosen, without) =>
    index.search(state.query, {
      filters: filtersOf(chosen, without),
      sort: state.sort || (state.query.trim() ? "relevance" : "date"),
      all: true,
    });

  /** The counts of a facet; those of one that is in use as if it were not, as its values add up. */
  const countsOf = async (name, found) => {
    const from = state.facets[name].length ? await ask(state.facets, name) : found;
    return [name, from.filters[name] || {}];
  };

  /** Show pages until there are enough: one may hold no statement of the kinds that are wanted. */
  async function list(found, turn) {
    let added = 0;
    while (found.left && added < PAGES) {
      const pages = await found.take(PAGES - added);
      if (turn !== latest) return;
      const kinds = state.facets.statement;
      const rows = pages.map((data) => places(data, state.query, settings, kinds)).filter((all) => all.length);
      results.append(...rows.map((hits) => row(hits)));
      added += rows.length;
    }
    if (!results.children.length) status.textContent = words.none;
    more.hidden = !found.left;
    more.onclick = () => list(found, turn);
  }

  const row = (hits) =>
    make(
      "li",
      {},
      ...hits.slice(0, 5).map((hit) => make("a", { href: hit.url, className: "briefing-hit" }, ...shown(hit, settings))),
    );

  let wait;
  input.oninput = () => {
    clearTimeout(wait);
    wait = setTimeout(() => {
      state.query = input.value;
      update();
    }, 100);
  };
  sort.onchange = () => {
    state.sort = sort.value === "relevance" && !state.query ? "relevance" : sort.value;
    update();
  };
  form.onsubmit = (event) => event.preventDefault();
  clear.onclick = () => {
    Object.assign(state, { query: "", facets: Object.fromEntries(Object.keys(settings.facets).map((n) => [n, []])) });
    input.value = "";
    input.focus();
    update();
  };
  input.focus({ preventScroll: true });
  return update();
}
