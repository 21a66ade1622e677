/* Words: those of a query, those of a page, and how near to one another the first stand in the second. */

/** @type {Map<string, string>} */
let letters = new Map();
let otherwise = /[^\s\S]/;

const INVISIBLE = /[\u00ad\u061c\u0640\u200b\u200d-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const SHORTEST = 4; // letters of a word that may be the stem of a longer one
const LONGEST = 5; // letters that an ending may have

const NON_JOINER = /\u200c/g;

/**
 * Learn which letters are typed otherwise than they are written; the page says it, as the build
 * put words with such letters into the index in the other form too.
 * @param {Record<string, string>} table what is typed, with the letters for which it is
 */
export function useLetters(table) {
  const pairs = Object.entries(table).flatMap(([plain, all]) =>
    [...all].map((one) => [one, plain]),
  );
  letters = new Map(/** @type {[string, string][]} */ (pairs));
  const others = `[${[...letters.keys()].join("")}]`;
  otherwise = RegExp(`${others}|${INVISIBLE.source}|${NON_JOINER.source}`, "u");
}

/** @param {string} word */
const isOtherwise = (word) => /[^\0-\x7f]/.test(word) && otherwise.test(word.toLowerCase());

/**
 * A text in small letters, without invisible signs.
 * @param {string} text
 */
export const typed = (text) =>
  text.normalize("NFKC").toLowerCase().replace(INVISIBLE, "").replace(NON_JOINER, " ");

/**
 * A text as it is typed with plain letters.
 * @param {string} text
 */
export const typedPlainly = (text) =>
  [...typed(text)]
    .map((letter) => letters.get(letter) ?? letter)
    .join("")
    .normalize("NFKC");

/**
 * Whether a query has no words.
 * @param {string} text
 */
export const isEmpty = (text) => !typed(text).trim();

/**
 * The different words of a text in plain letters, without its marks and other signs.
 * @param {string} text
 * @param {boolean} [all] every one in its place, as often as it comes
 * @returns {string[]}
 */
export function wordsIn(text, all = false) {
  const bare = typedPlainly(text)
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "");
  const words = bare.normalize("NFC").match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return all ? [...words] : [...new Set(words)];
}

/**
 * The words of a page, as Pagefind counts them.
 * @param {PageData} data
 */
export function wordsOf(data) {
  const apart = data.raw_content.includes("\u200b") ? "\u200b" : /[\r\n\s]+/;
  return data.raw_content
    .split(apart)
    .map((word) => word.replaceAll("&lt;", "<").replaceAll("&gt;", ">"));
}

/**
 * What the statements of a page say, as it is packed: it comes as the text of a place on the page.
 * @param {PageData} data
 */
export const toldOf = ({ anchors }) => anchors.find(({ id }) => id === "briefing-told")?.text ?? "";

/**
 * Where a page holds words of a query: as Pagefind says, and where it found a word with letters
 * that are typed otherwise, of which it knows the page only.
 * @param {PageData} data
 * @param {string[]} words of the page
 * @param {Term[]} terms
 * @returns {FoundWord[]}
 */
export function foundIn(data, words, terms) {
  const known = data.weighted_locations ?? [];
  const places = new Set(known.map(({ location }) => location));
  const more = words.flatMap((word, location) => {
    if (places.has(location) || (known.length && !isOtherwise(word))) return [];
    const starts = wordsIn(word).some((one) => terms.flat().some((term) => one.startsWith(term)));
    return starts ? [{ location, balanced_score: 1 }] : [];
  });
  return [...known, ...more];
}

/**
 * Whether a word may be a form of another: what they begin with is the same.
 * @param {string} word
 * @param {string} term
 */
const isLike = (word, term) => word.startsWith(term.slice(0, Math.max(3, term.length - 2)));

/**
 * Whether a word is no form of any term, but what the index gives where it has none: the longest
 * word that one of them begins with, as "in" for "injured".
 * @param {string} word
 * @param {Term[]} terms
 */
export function isGuess(word, terms) {
  const words = wordsIn(word);
  const asked = terms.flat();
  return words.every((one) => {
    const begun = asked.filter((term) => term.startsWith(one) && term !== one);
    const far = begun.filter((term) => {
      const more = term.length - one.length;
      return (one.length < SHORTEST && more > 1) || more > LONGEST;
    });
    return begun.length > 0 && far.length === begun.length && !asked.includes(one);
  });
}

/**
 * How many of the terms a page holds that was found, in its text or in what is known of it.
 * @param {PageData} data
 * @param {Term[]} terms
 */
export function heldIn(data, terms) {
  const words = wordsOf(data);
  const { title, names, plain, forms, authors } = data.meta;
  const said = toldOf(data).replace(/″\d+/g, ""); // numbers that stand for what was said before
  const known = [title, names, plain, forms, authors, said].map((text) => wordsIn(text ?? ""));
  const places = (data.weighted_locations ?? []).map(({ location }) => words[location] ?? "");
  if (places.some((word) => !isGuess(word, terms) && !termsAt(terms)(word).length)) {
    return terms.length; // a form of a word that only the index knows
  }
  const all = [...places, ...known.flat()].filter((word) => !isGuess(word, terms));
  const held = termsAt(terms);
  return new Set(all.flatMap(held)).size;
}

/**
 * What tells which of the terms a word of a page may be; most words come again and again.
 * @param {Term[]} terms
 * @returns {(word: string) => string[]}
 */
export function termsAt(terms) {
  /** @type {Map<string, string[]>} */
  const known = new Map();
  return (word) => {
    let found = known.get(word);
    if (!found) {
      const all = wordsIn(word);
      const is = (/** @type {Term} */ term) => all.some((one) => term.some((t) => isLike(one, t)));
      found = terms.filter(is).map(([term]) => term);
      known.set(word, found);
    }
    return found;
  };
}

/**
 * Whether terms are the title of a page or one of its names, in any order.
 * @param {PageData} data
 * @param {Term[]} terms
 * @param {string[]} [functions] words that do not count
 */
export function isNamed({ meta }, terms, functions = []) {
  const names = [meta.title, ...(meta.names || "").split(", ")].map((name) => wordsIn(name));
  const asked = terms.map(([term]) => term);
  return names.some((words) => {
    const counting = words.filter((word) => asked.includes(word) || !functions.includes(word));
    return counting.length === asked.length && counting.every((word) => asked.includes(word));
  });
}

/**
 * Whether one of a page's names holds all terms, if only their beginnings.
 * @param {PageData} data
 * @param {Term[]} terms
 */
export function isCalled({ meta }, terms) {
  const names = [meta.title, ...(meta.names || "").split(", ")].map((name) => wordsIn(name));
  const asked = terms.map(([term]) => term);
  return (
    asked.length > 0 &&
    names.some((words) => asked.every((term) => words.some((word) => word.startsWith(term))))
  );
}

/**
 * Where a page that was found holds terms, in its order, each place with the terms that stand there.
 * @param {PageData} data
 * @param {Term[]} terms
 * @returns {[number, string[]][]}
 */
export function placesOf(data, terms) {
  if (terms.length < 2) return []; // near to nothing, and a large page takes time to go through
  const words = wordsOf(data);
  const held = termsAt(terms);
  /** @type {[number, string[]][]} */
  const places = foundIn(data, words, terms).map(({ location }) => [
    location,
    held(words[location] ?? ""),
  ]);
  return places.sort((a, b) => a[0] - b[0]);
}

/**
 * How near to one another all terms stand where they are nearest: 1 is side by side, 0 not at all,
 * as of one term alone.
 * @param {[number, string[]][]} places in their order, each with the terms that stand there
 * @param {Term[]} terms
 */
export function nearness(places, terms) {
  if (terms.length < 2) return 0;
  const last = new Map(); // where each term stood last
  let nearest = 0;
  for (const [location, here] of places) {
    for (const term of here) last.set(term, location);
    if (last.size < terms.length) continue;
    const span = location - Math.min(...last.values()) + 1;
    nearest = Math.max(nearest, terms.length / Math.max(span, terms.length));
  }
  return nearest;
}

/**
 * The same, guessed without the page: of any places that were found, as many as there are terms.
 * @param {number[]} locations in their order
 * @param {Term[]} terms
 */
export function likelyNearness(locations, terms) {
  const { length } = terms;
  if (length < 2) return 0;
  let span = Infinity;
  for (let end = length - 1; end < locations.length; end++) {
    span = Math.min(span, locations[end] - locations[end - length + 1] + 1);
  }
  return length / span;
}
