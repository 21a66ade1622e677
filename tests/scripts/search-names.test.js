import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import {
  Names,
  distance,
  offer,
} from "../../generator/mkdocs_briefings/web/scripts/search-names.js";
import { Query } from "../../generator/mkdocs_briefings/web/scripts/search-query.js";
import { useLetters } from "../../generator/mkdocs_briefings/web/scripts/search-words.js";

const { fetch, document } = globalThis;
const NAMES = ["Port of Nahr", "Nahr", "Nahr Ferry Company", "Nahr Gazette", "Elm", "Lodz"];
/** @type {string[]} */
let fetched = [];

/** @param {string} text */
const query = (text) => new Query(text, { synonyms: {}, questions: {}, functions: [] });

beforeEach(() => {
  useLetters({});
  fetched = [];
  globalThis.fetch = /** @type {any} */ (
    async (/** @type {string} */ address) => {
      fetched.push(address);
      return { json: async () => NAMES };
    }
  );
});

afterEach(() => Object.assign(globalThis, { fetch, document }));

test("a letter put in, left out, changed, or changed with the next is one slip each", () => {
  assert.equal(distance("nahr", "nahr"), 0);
  assert.equal(distance("nahr", "nahhr"), 1);
  assert.equal(distance("nahr", "nar"), 1);
  assert.equal(distance("nahr", "nahl"), 1);
  assert.equal(distance("nahr", "nhar"), 1);
  assert.equal(distance("nahr", "rhan"), 3);
  assert.equal(distance("", "abc"), 3);
});

test("names that are written nearly so are offered, the shortest first, three at most", async () => {
  const { text, names } = await new Names("/pagefind/").meant(query("Nhar"));
  assert.equal(text, "nahr");
  assert.deepEqual(names, ["Nahr", "Port of Nahr", "Nahr Gazette"]);
});

test("a name with more of the words comes before a shorter one", async () => {
  const { text, names } = await new Names("/pagefind/").meant(query("nahr ferri"));
  assert.equal(text, "nahr ferry");
  assert.equal(names[0], "Nahr Ferry Company");
});

test("a short word may have one slip, a shorter one none, and a first letter counts", async () => {
  const names = new Names("/pagefind/");
  assert.equal((await names.meant(query("lozd"))).text, "lodz");
  assert.deepEqual((await names.meant(query("lxxz"))).names, []);
  assert.deepEqual((await names.meant(query("ekm"))).names, []);
  assert.deepEqual((await names.meant(query("gazettte"))).names, ["Nahr Gazette"]);
  assert.deepEqual((await names.meant(query("gztte"))).names, ["Nahr Gazette"]);
  assert.deepEqual((await names.meant(query("vaz"))).names, []);
  assert.deepEqual((await names.meant(query("gahr"))).names, []);
});

test("what is written right is offered nothing, and names are loaded once", async () => {
  const names = new Names("/pagefind/");
  assert.deepEqual(await names.meant(query("nahr")), { text: "", names: [] });
  assert.deepEqual(await names.meant(query("")), { text: "", names: [] });
  assert.deepEqual(await names.meant(query("nahr xyzzyx")), { text: "", names: [] });
  assert.deepEqual(fetched, ["/pagefind/facets/names.json"]);
});

test("the sentence of an offer links each name to its search", () => {
  /** @param {string} tag */
  const createElement = (tag) => ({
    tag,
    inside: /** @type {unknown[]} */ ([]),
    /** @param {...unknown} more */
    append(...more) {
      this.inside.push(...more);
    },
  });
  globalThis.document = /** @type {any} */ ({ createElement });
  const settings = /** @type {any} */ ({
    words: { meant: "Nothing on {asked}. Did you mean {names}?" },
    language: "en",
    page: "/search/",
  });
  const made = /** @type {any} */ (offer("nhar", ["Nahr & Co", "Elm"], settings));
  const links = made.inside.filter((/** @type {any} */ one) => one.tag === "a");
  assert.deepEqual(
    links.map((/** @type {any} */ one) => one.href),
    ["/search/?q=Nahr+%26+Co", "/search/?q=Elm"],
  );
  const words = made.inside.map((/** @type {any} */ one) => one.inside?.[0] ?? one).join("");
  assert.equal(words, "Nothing on nhar. Did you mean Nahr & Co or Elm?");
});

test("names that could not be loaded are asked for again", async () => {
  const names = new Names("/pagefind/");
  const { fetch } = globalThis;
  globalThis.fetch = async () => {
    throw new TypeError("no connection");
  };
  await assert.rejects(names.meant(query("Nhar")));
  globalThis.fetch = fetch;
  assert.deepEqual((await names.meant(query("Nhar"))).text, "nahr");
});
