import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { formsOf } from "../../generator/mkdocs_briefings/web/scripts/search-query.js";
import {
  foundIn,
  isEmpty,
  isNamed,
  likelyNearness,
  nearness,
  termsAt,
  typed,
  typedPlainly,
  useLetters,
  wordsIn,
  wordsOf,
} from "../../generator/mkdocs_briefings/web/scripts/search-words.js";

beforeEach(() => useLetters({ "": "ʿ", l: "ł", ss: "ß", ی: "ي" }));

/** @param {string} raw_content @param {object} [more] */
const page = (raw_content, more) => ({
  url: "/",
  content: raw_content,
  raw_content,
  meta: { title: "" },
  anchors: [],
  ...more,
});

test("invisible signs are nothing, and a non-joiner is a blank", () => {
  assert.equal(typed("Mi\u200ft\u200cx"), "mit x");
  assert.ok(isEmpty(" \u200f\u200b "));
  assert.ok(!isEmpty("?"));
});

test("letters are typed plainly, marks and signs do not count in words", () => {
  assert.equal(typedPlainly("ŁAßʿ é"), "lass é");
  assert.deepEqual(wordsIn("Łódź, lodz! علي ('x')"), ["lodz", "علی", "x"]);
});

test("a text is asked for as it is typed, plainly, and without letters alone", () => {
  assert.deepEqual(
    [...formsOf("Łuk e Nahr").keys()].sort(),
    ["luk e nahr", "luk nahr", "łuk e nahr"].sort(),
  );
  assert.deepEqual([...formsOf("Nahr")], [["nahr", 1]]);
  assert.deepEqual([...formsOf("e")], [["e", 1]]);
  assert.deepEqual([...formsOf("Actor 7")], [["actor 7", 1]]);
});

test("words are counted as the index counts them", () => {
  assert.deepEqual(wordsOf(page("a &lt;b\n c")), ["a", "<b", "c"]);
  assert.deepEqual(wordsOf(page("边\u200b防 部")), ["边", "防 部"]);
});

test("words with other letters are found besides those that the index knows", () => {
  const words = ["Jan", "Łuk", "lukas", "Lu"];
  const known = [{ location: 0, balanced_score: 9 }];
  const found = foundIn(page("", { weighted_locations: known }), words, [["jan"], ["luk"]]);
  assert.deepEqual(
    found.map((one) => one.location),
    [0, 1],
  );
  const alone = foundIn(page(""), words, [["luk"]]);
  assert.deepEqual(
    alone.map((one) => one.location),
    [1, 2],
  );
});

test("a page is named by its title or another name, in any order of the words", () => {
  const one = page("", { meta: { title: "Łuk Ali", names: "Ali Łuk, Old Hand" } });
  assert.ok(isNamed(one, [["ali"], ["luk"]]));
  assert.ok(isNamed(one, [["hand"], ["old"]]));
  assert.ok(!isNamed(one, [["ali"]]));
});

test("a word may be a form of a term that begins as it does", () => {
  const held = termsAt([["bridge"], ["it"]]);
  assert.deepEqual(held("Bridging"), ["bridge"]);
  assert.deepEqual(held("brim"), []);
});

test("nearness is 1 side by side, less apart, 0 where a term is missing", () => {
  const terms = [["a"], ["b"]];
  assert.equal(
    nearness(
      [
        [3, ["a"]],
        [4, ["b"]],
      ],
      terms,
    ),
    1,
  );
  assert.equal(
    nearness(
      [
        [3, ["a"]],
        [6, ["b"]],
      ],
      terms,
    ),
    0.5,
  );
  assert.equal(
    nearness(
      [
        [3, ["a"]],
        [4, ["a"]],
      ],
      terms,
    ),
    0,
  );
  assert.equal(nearness([[3, ["a"]]], [["a"]]), 0);
  assert.equal(likelyNearness([1, 9, 10], terms), 1);
  assert.equal(likelyNearness([1], terms), 0);
});
