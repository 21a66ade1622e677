import assert from "node:assert/strict";
import { test } from "node:test";
import {
  bibtex,
  csl,
  partOf,
  ris,
  tex,
} from "../../generator/mkdocs_briefings/web/scripts/citation.js";

const PAGE = {
  id: "2024-ferry",
  type: "report",
  title: "Ferries & more",
  author: [{ literal: "Desk & Co." }, { literal: "Øyvind Ünal" }],
  publisher: "A site",
  issued: { "date-parts": [[2024, 5, 2]] },
  URL: "https://site.example/2024/ferry/",
};

test("signs of TeX are text, letters of any script stay", () => {
  assert.equal(
    tex("  50% of\n$5 {x} \\ é ن"),
    "50\\% of \\$5 \\textbraceleft{}x\\textbraceright{} \\textbackslash{} é ن",
  );
});

test("a page is an entry of its own", () => {
  assert.equal(
    bibtex(PAGE),
    `@misc{2024-ferry,
author = {{Desk \\& Co.} and {Øyvind Ünal}},
title = {{Ferries \\& more}},
howpublished = {A site},
year = {2024},
date = {2024-05-02},
url = {https://site.example/2024/ferry/}
}`,
  );
});

test("a date says no more than is known", () => {
  const month = bibtex({ ...PAGE, issued: { "date-parts": [[824, 5]] } });
  assert.match(month, /year = \{0824\},\ndate = \{0824-05\}/);
  const none = bibtex({ ...PAGE, issued: undefined });
  assert.doesNotMatch(none, /year|date/);
});

test("a statement is a part of its page", () => {
  const part = partOf(PAGE, "It runs", "quote-نقل");
  assert.equal(part.id, "2024-ferry-quote-u646u642u644");
  assert.deepEqual(
    [part.type, part.title, part["container-title"], part.publisher, part.URL],
    [
      "chapter",
      "It runs",
      "Ferries & more",
      "A site",
      "https://site.example/2024/ferry/#quote-نقل",
    ],
  );
  assert.match(
    bibtex(part),
    /^@incollection\{.*,\n.*\ntitle = \{\{It runs\}\},\nbooktitle = \{\{Ferries \\& more\}\},\npublisher = \{A site\}/,
  );
});

test("a part of a web page is published by the site", () => {
  const { publisher, ...rest } = PAGE;
  const part = partOf({ ...rest, type: "webpage", "container-title": publisher }, "It runs", "x");
  assert.deepEqual([part.publisher, part["container-title"]], ["A site", "Ferries & more"]);
});

test("a statement in RIS names its page", () => {
  const lines = ris(partOf(PAGE, "It\nruns", "quote-x")).split("\r\n");
  assert.deepEqual(lines, [
    "TY  - CHAP",
    "ID  - 2024-ferry-quote-x",
    "TI  - It runs",
    "T2  - Ferries & more",
    "AU  - Desk & Co.",
    "AU  - Øyvind Ünal",
    "PB  - A site",
    "PY  - 2024",
    "DA  - 2024/05/02",
    "UR  - https://site.example/2024/ferry/#quote-x",
    "ER  - ",
    "",
  ]);
});

test("CSL-JSON is one field a line, and the same data", () => {
  assert.deepEqual(JSON.parse(csl(PAGE)), [PAGE]);
  assert.equal(csl(PAGE).split("\n").length, 2 + Object.keys(PAGE).length);
});
