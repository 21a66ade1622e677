/* What is searched on the search page, all of which its address has. */

/**
 * @typedef {object} State
 * @property {string} query
 * @property {"" | "date"} sort
 * @property {Record<string, string[]>} facets what is ticked, by facet
 */

/**
 * The facets in which something is ticked.
 * @param {Record<string, string[]>} facets
 */
export const used = (facets) => Object.keys(facets).filter((name) => facets[name].length);

/**
 * What the address says.
 * @param {string[]} names of facets
 * @returns {State}
 */
export function read(names) {
  const given = new URLSearchParams(location.search);
  const facets = Object.fromEntries(names.map((name) => [name, [...new Set(given.getAll(name))]]));
  return { query: given.get("q") || "", sort: given.get("sort") === "date" ? "date" : "", facets };
}

/**
 * Put it into the address, so that a search can be linked.
 * @param {State} state
 */
export function write({ query, sort, facets }) {
  const given = new URLSearchParams();
  if (query) given.set("q", query);
  if (sort) given.set("sort", sort);
  for (const [name, values] of Object.entries(facets)) {
    for (const value of values) given.append(name, value);
  }
  const asked = given.size ? `?${given}` : "";
  history.replaceState(history.state, "", location.pathname + asked);
}
