import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { read, used, write } from "../../generator/mkdocs_briefings/web/scripts/search-state.js";

const { location, history } = globalThis;

/** @param {string} search */
function at(search) {
  /** @type {string[]} */
  const written = [];
  Object.assign(globalThis, {
    location: { search, pathname: "/search/" },
    history: {
      state: 1,
      replaceState: (/** @type {number} */ _, /** @type {string} */ __, /** @type {string} */ to) =>
        written.push(to),
    },
  });
  return written;
}

afterEach(() => Object.assign(globalThis, { location, history }));

test("an address is read into what is asked, each ticked value once", () => {
  at("?q=a+b&sort=date&country=KE&country=KE&country=TZ&other=1");
  assert.deepEqual(read(["country", "year"]), {
    query: "a b",
    sort: "date",
    facets: { country: ["KE", "TZ"], year: [] },
  });
  at("?sort=up");
  assert.deepEqual(read([]), { query: "", sort: "", facets: {} });
});

test("what is asked is written into the address, and read again the same", () => {
  const written = at("");
  /** @type {import("../../generator/mkdocs_briefings/web/scripts/search-state.js").State} */
  const state = { query: "a&b", sort: "date", facets: { country: ["KE", "TZ"], year: [] } };
  write(state);
  assert.deepEqual(written, ["/search/?q=a%26b&sort=date&country=KE&country=TZ"]);
  at(written[0].slice("/search/".length));
  assert.deepEqual(read(["country", "year"]), state);
});

test("where nothing is asked, the address is bare", () => {
  const written = at("?q=a");
  write({ query: "", sort: "", facets: { year: [] } });
  assert.deepEqual(written, ["/search/"]);
  assert.deepEqual(used({ year: [], country: ["KE"] }), ["country"]);
});
