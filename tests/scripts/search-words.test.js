import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { formsOf } from "../../generator/mkdocs_briefings/web/scripts/search-query.js";
import {
  foundIn,
  heldIn,
  isCalled,
  isEmpty,
  isGuess,
  isNamed,
  likelyNearness,
  nearness,
  placesOf,
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

test("a word of which a term is a much longer form is a guess of the index", () => {
  assert.ok(isGuess("in", [["injured"]]));
  assert.ok(!isGuess("injure", [["injured"]]));
  assert.ok(!isGuess("in", [["in"], ["injured"]]));
  assert.ok(!isGuess("out", [["injured"]]));
  assert.ok(isGuess("bomb", [["bombardment"]]));
  assert.ok(isGuess("cat", [["catch"]]));
  assert.ok(!isGuess("cat", [["cats"]]));
  assert.ok(!isGuess("bomb", [["bombing"]]));
});

test("a page holds terms in what is known of it, and in the words that were found", () => {
  const found = { weighted_locations: [{ location: 1, balanced_score: 1 }] };
  const one = page("the ferry sank", {
    ...found,
    meta: { title: "Log" },
    anchors: [{ element: "span", id: "briefing-told", text: "a¦Killed: 40", location: 0 }],
  });
  assert.equal(heldIn(one, [["ferry"], ["killed"], ["storm"]]), 2);
  const form = page("the children", { ...found, meta: { title: "" } });
  assert.equal(heldIn(form, [["kids"], ["storm"]]), 2);
});

test("names hold the beginnings of all terms, or the page is not called so", () => {
  const one = page("", { meta: { title: "Port of Nahr", names: "Old Harbour" } });
  assert.ok(isCalled(one, [["po"], ["nah"]]));
  assert.ok(!isCalled(one, [["port"], ["harb"]]));
  assert.ok(!isCalled(one, []));
});

test("words that do not count may be missing from a name, unless they are asked for", () => {
  const one = page("", { meta: { title: "Port of Nahr" } });
  assert.ok(isNamed(one, [["port"], ["nahr"]], ["of"]));
  assert.ok(isNamed(one, [["port"], ["of"], ["nahr"]], ["of"]));
  assert.ok(!isNamed(one, [["port"], ["nahr"]]));
});

test("places are those of all terms, in the order of the page; of one term there are none", () => {
  const found = [3, 0].map((location) => ({ location, balanced_score: 1 }));
  const one = page("ferry to the port", { weighted_locations: found });
  assert.deepEqual(placesOf(one, [["ferry"], ["port"]]), [
    [0, ["ferry"]],
    [3, ["port"]],
  ]);
  assert.deepEqual(placesOf(one, [["ferry"]]), []);
});
