import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import {
  saidIn,
  isCounted,
  toldOn,
  weight,
} from "../../generator/mkdocs_briefings/web/scripts/search-told.js";
import { termsAt, useLetters } from "../../generator/mkdocs_briefings/web/scripts/search-words.js";

const TOLD = "claim-a¦The ferry sank.¦A Speaker, 2 May 2024¦Log‖figure-b¦Ferry: 40 killed¦¦Gazette";

/** @param {string} [text] */
const page = (text) => {
  const anchors = text ? [{ element: "span", id: "briefing-told", text, location: 0 }] : [];
  return { url: "/", content: "", raw_content: "", anchors, meta: {} };
};

beforeEach(() => useLetters({}));

test("statements are told by their anchors, in the order of the page", () => {
  assert.deepEqual(
    [...toldOn(page(TOLD))],
    [
      ["claim-a", ["The ferry sank.", "A Speaker, 2 May 2024", "Log"]],
      ["figure-b", ["Ferry: 40 killed", "", "Gazette"]],
    ],
  );
});

test("who says it and on which sources may be those of an earlier statement", () => {
  const told = "a¦One.¦A Speaker¦Log‖b¦Two.¦″0¦Gazette‖c¦Three.¦″0¦″1";
  assert.deepEqual(toldOn(page(told)).get("c"), ["Three.", "A Speaker", "Gazette"]);
});

test("a figure is what is asked where it counts that, and was counted there", () => {
  const row = "figure-b¦Killed: 40 – Ferry, two sources¦¦Gazette¦Arnmark Iran 2021";
  const told = toldOn(page(row)).get("figure-b");
  assert.deepEqual(told, ["Killed: 40 – Ferry, two sources", "", "Gazette", "Arnmark Iran 2021"]);
  assert.equal(isCounted(told, [["killed"], ["iran"]]), true);
  assert.equal(isCounted(told, [["iran"], ["killed"]]), true);
  assert.equal(isCounted(told, [["killed"], ["moscow"]]), false);
  assert.equal(isCounted(told, [["ferry"], ["iran"]]), false);
  assert.equal(saidIn(page(row), [["killed"], ["iran"]]), 1.25);
});

test("a sentence weighs the different terms that it holds, more where it begins with one", () => {
  const held = termsAt([["ferry"], ["killed", "dead"]]);
  assert.equal(weight("No ferry, a ferry.", held), 1);
  assert.equal(weight("Ferry: 40 dead", held), 2.5);
  assert.equal(weight("Nothing at all", held), 0);
});

test("a page says as much of what is asked as the best of its statements", () => {
  assert.equal(saidIn(page(TOLD), [["sank"], ["gazette"]]), 0.5);
  assert.equal(saidIn(page(TOLD), [["ferry"], ["killed"]]), 1.25);
  assert.equal(saidIn(page(TOLD), []), 0);
  assert.equal(saidIn(page(), [["ferry"]]), 0);
});
