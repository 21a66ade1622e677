/* What a misspelt word may mean: the names of pages that are written nearly so. They are loaded when
   nothing is found. */
import { make } from "./elements.js";
import { once } from "./once.js";
import { wordsIn } from "./search-words.js";

const MOST = 3; // names that are offered
const SHORT = 4; // letters of a word in which one slip is all that is allowed

/** The names of a site's pages. */
export class Names {
  /** @param {string} bundle the folder of the index, by its path */
  constructor(bundle) {
    this.bundle = bundle;
  }

  /** @type {() => Promise<string[]>} */
  #load = once(async () => (await fetch(`${this.bundle}facets/names.json`)).json());

  /**
   * The names that may be meant, the nearest first, and the text with the words that are in them.
   * @param {import("./search-query.js").Query} query
   */
  async meant({ terms }) {
    const names = await this.#load();
    const words = new Set(names.flatMap((name) => wordsIn(name)));
    const right = terms.map(([term]) => nearest(term, words));
    if (!terms.length || right.every((word, place) => !word || word === terms[place][0])) {
      return { text: "", names: [] };
    }
    /** @param {string} name */
    const held = (name) => wordsIn(name).filter((word) => right.includes(word)).length;
    const best = names.filter(held).sort((a, b) => held(b) - held(a) || a.length - b.length);
    return { text: right.filter(Boolean).join(" "), names: best.slice(0, MOST) };
  }
}

/**
 * The word among others that is written most alike; empty where none is.
 * @param {string} asked
 * @param {Set<string>} words
 */
function nearest(asked, words) {
  if (words.has(asked)) return asked;
  const most = asked.length > SHORT ? 2 : asked.length === SHORT ? 1 : 0;
  let best = "";
  let least = most + 0.5; // a first letter is seldom wrong
  for (const word of words) {
    if (Math.abs(word.length - asked.length) > most) continue;
    const far = distance(asked, word) + (word[0] === asked[0] ? 0 : 0.5);
    if (far < least) [best, least] = [word, far];
  }
  return best;
}

/**
 * How many letters are to be put in, left out, changed, or changed with the next (the optimal
 * string alignment distance of Damerau and Levenshtein).
 * @param {string} one
 * @param {string} other
 */
export function distance(one, other) {
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const last = row;
    row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + same);
      const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (i > 1 && j > 1 && swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    before = last;
  }
  return row[other.length];
}

/**
 * The sentence that offers names, each a link to its search.
 * @param {string} asked
 * @param {string[]} names
 * @param {SearchSettings} settings
 */
export function offer(asked, names, { words, language, page }) {
  const list = new Intl.ListFormat(language, { type: "disjunction" }).formatToParts(names);
  const links = list.map(({ type, value }) => {
    const href = `${page}?${new URLSearchParams({ q: value })}`;
    return type === "element" ? make("a", { href }, value) : value;
  });
  const [before, after] = words.meant.replace("{asked}", asked).split("{names}");
  return make("p", { className: "briefing-search-meant" }, before, ...links, after ?? "");
}
