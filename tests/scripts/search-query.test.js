import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Query } from "../../generator/mkdocs_briefings/web/scripts/search-query.js";
import { useLetters } from "../../generator/mkdocs_briefings/web/scripts/search-words.js";

const ASKING = {
  synonyms: { killed: ["dead"], "death toll": ["killed"], toll: ["killed", "figures"] },
  questions: { "who said": "quote", "how many": "figure" },
  functions: ["the", "in", "of"],
};

/** @param {string} text */
const asked = (text) => new Query(text, ASKING);

beforeEach(() => useLetters({ l: "ł" }));

test("words that say nothing are left out, unless there are no others", () => {
  assert.deepEqual(asked("the ferry of Nahr").terms, [["ferry"], ["nahr"]]);
  assert.deepEqual(asked("the of").terms, [["the"], ["of"]]);
  assert.deepEqual(asked("in-Nahr of").terms, [["in"], ["nahr"]]);
  assert.equal(asked(" \u200f ").isEmpty, true);
  assert.equal(asked("ferry").isEmpty, false);
});

test("a word stands with the others that say the same, two that say one thing as one", () => {
  assert.deepEqual(asked("Killed").terms, [["killed", "dead"]]);
  assert.deepEqual(asked("ferry death toll now").terms, [["ferry"], ["killed", "dead"], ["now"]]);
  assert.deepEqual(asked("death of").terms, [["death"]]);
});

test("a question asks for a kind of statement, which its words do not count for", () => {
  const question = asked("Who said ferry?");
  assert.equal(question.kind, "quote");
  assert.deepEqual(question.kinds, ["quote"]);
  assert.deepEqual(question.terms, [["ferry"]]);
  assert.deepEqual([...question.forms.keys()], ["holdsquote ferry"]);
  assert.deepEqual(asked("who saidit").kinds, []);
});

test("a question alone is for all statements of its kind", () => {
  const all = asked("How many");
  assert.deepEqual([...all.forms], [["holdsfigure", 1]]);
  assert.deepEqual(all.terms, []);
  assert.deepEqual(asked("How many of the").terms, []);
  assert.equal(all.isEmpty, false);
});

test("other words are asked for too, and count less than those that were typed", () => {
  const { forms } = asked("toll Nahr");
  assert.equal(forms.get("toll nahr"), 1);
  const [first, second] = [forms.get("killed Nahr"), forms.get("figures Nahr")];
  assert.ok(first && first < 1 && second === first);
  assert.deepEqual([...forms.keys()].length, 3);
});

test("any of the words alone counts its part of all", () => {
  assert.deepEqual(
    [...asked("killed Nahr").eachAlone],
    [
      ["killed", 0.5],
      ["dead", 0.5],
      ["nahr", 0.5],
    ],
  );
  assert.equal(asked("").eachAlone.size, 0);
});
