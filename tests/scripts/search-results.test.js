import assert from "node:assert/strict";
import { test } from "node:test";
import { places } from "../../generator/mkdocs_briefings/web/scripts/search-results.js";

test("a mark that is left out leaves no blank before a full stop", () => {
  const content = "Ferry A truce was kept . Nobody , they say, broke it";
  const page = { url: "/", content, raw_content: content, anchors: [], meta: { title: "Ferry" } };
  const settings = { kinds: [], values: {} };
  const [place] = places(page, { terms: [], kinds: [] }, settings);
  assert.equal(place.excerpt.join(""), "A truce was kept. Nobody, they say, broke it");
});
