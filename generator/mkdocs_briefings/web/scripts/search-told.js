/* What the statements of a page say, each in one line, as the build packed it (pages/parts/told.py). */
import { termsAt, toldOf } from "./search-words.js";

const BETWEEN = "‖"; // statements
const WITHIN = "¦"; // their parts
const AGAIN = "″"; // a part that is that of an earlier statement, whose number follows
const BEGINS = 0.5; // how much more a sentence counts that begins with a word of the query

/**
 * A statement in short: what it says, by whom and when, on which sources; of a figure, where and
 * when it was counted.
 * @typedef {[string, string, string, string?]} Told
 */

/**
 * The statements of a page by their anchors.
 * @param {PageData} data
 * @returns {Map<string, Told>}
 */
export function toldOn(data) {
  const rows = toldOf(data)
    .split(BETWEEN)
    .map((row) => row.split(WITHIN));
  const whole = (/** @type {string[]} */ row, /** @type {number} */ part) =>
    row[part]?.startsWith(AGAIN) ? rows[Number(row[part].slice(AGAIN.length))][part] : row[part];
  /** @param {string[]} row @returns {Told} */
  const told = (row) => {
    const known = /** @type {Told} */ ([row[1], whole(row, 2), whole(row, 3)]);
    if (row.length > 4) known.push(whole(row, 4));
    return known;
  };
  return new Map(rows.map((row) => [row[0], told(row)]));
}

/**
 * The words by which a statement is asked for.
 * @param {Told} told
 */
export const askedBy = ([said, , , where]) => (where ? `${said} ${where}` : said);

/**
 * Whether a figure is what is asked: it begins with what was counted, and has all other terms.
 * @param {Told} told
 * @param {Term[]} terms
 */
export function isCounted(told, terms) {
  return !!told[3] && weight(askedBy(told), termsAt(terms)) >= terms.length + BEGINS;
}

/**
 * How many terms a sentence holds, and whether it begins with one.
 * @param {string} sentence
 * @param {(word: string) => string[]} held tells which terms a word may be
 */
export function weight(sentence, held) {
  const said = sentence.split(/\s+/).map(held);
  return new Set(said.flat()).size + (said[0].length ? BEGINS : 0);
}

/**
 * How much of what is asked the best of a page's statements says: 1 is all of it.
 * @param {PageData} data
 * @param {Term[]} terms
 */
export function saidIn(data, terms) {
  if (!terms.length || !toldOf(data)) return 0;
  const held = termsAt(terms);
  const sentences = [...toldOn(data).values()].map(askedBy);
  return Math.max(...sentences.map((one) => weight(one, held))) / terms.length;
}
