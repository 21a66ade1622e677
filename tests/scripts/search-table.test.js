import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { FacetTable } from "../../generator/mkdocs_briefings/web/scripts/search-table.js";

/** @type {Record<string, unknown>} */
const FILES = {
  "/pagefind/facets/pages.json": {
    facets: ["kind", "year"],
    ids: ["en_1", "en_2", "en_3"],
    newest: [{ url: "/2024/ferry/", meta: { title: "Ferry" }, content: "Ferry", anchors: [] }],
  },
  "/pagefind/facets/kind.json": { values: ["briefing", "actor"], pages: [[0], [0], [1]] },
  "/pagefind/facets/year.json": { values: ["2024", "2023"], pages: [[0], [1], []] },
};

/** @type {string[]} */
let asked;
/** @type {FacetTable} */
let table;

beforeEach(() => {
  asked = [];
  globalThis.fetch = async (address) => {
    asked.push(String(address));
    const file = FILES[String(address)];
    return file ? Response.json(file) : new Response("", { status: 404 });
  };
  table = new FacetTable("/pagefind/", "/");
});

test("the list of pages is loaded once, and again where that failed", async () => {
  const { fetch } = globalThis;
  globalThis.fetch = async () => new Response("", { status: 503 });
  await assert.rejects(table.open());
  globalThis.fetch = fetch;
  await Promise.all([table.open(), table.open()]);
  assert.deepEqual(asked, ["/pagefind/facets/pages.json"]);
  assert.equal(table.rows.get("en_2"), 1);
});

test("a facet is loaded when it is asked for, once; others make no difference", async () => {
  await table.open();
  await table.load(["kind", "colour"]);
  await table.load(["kind"]);
  assert.deepEqual(asked.slice(1), ["/pagefind/facets/kind.json"]);
});

test("how the newest pages begin is known with the list; the whole page is asked for", async () => {
  await table.open();
  const { url, raw_content: text } = await table.page(0, false);
  assert.deepEqual([url, text], ["/2024/ferry/", "Ferry"]);
  await assert.rejects(table.page(0, true));
  assert.deepEqual(asked.slice(1), ["/pagefind/fragment/en_1.pf_fragment"]);
});

test("values of a facet widen, facets narrow", async () => {
  await table.open();
  await table.load(["kind", "year"]);
  const rows = [0, 1, 2];
  assert.deepEqual(table.matching(rows, { kind: ["briefing"] }), [0, 1]);
  assert.deepEqual(table.matching(rows, { kind: ["briefing", "actor"], year: [] }), rows);
  assert.deepEqual(table.matching(rows, { kind: ["briefing"], year: ["2023"] }), [1]);
  assert.deepEqual(table.matching(rows, { kind: ["unknown"] }), []);
  assert.deepEqual(
    [...table.counts("kind", [0, 2])],
    [
      ["briefing", 1],
      ["actor", 1],
    ],
  );
});
