/* The index that Pagefind made, opened on first use. Each language has an index of its own; those
   that a query may be in are opened when it comes. */
import {
  isNamed,
  likelyNearness,
  nearness,
  placesOf,
  typed,
  typedPlainly,
  wordsIn,
} from "./search-words.js";

/** What counts where in a result's order: the title first, then the other names of an actor, both
    as they are and in plain letters. */
const RANKING = {
  metaWeights: { title: 6, names: 6, plain: 6, forms: 1, authors: 1, date: 0, kind: 0 },
};

/** How much more a page counts where the words of the query stand side by side, and where they are
    its title or one of its names. */
const NEAR = 10;
const SAME = 100;

/** How much less a page counts that may not have the letters which stand alone in a query. */
const ALONE = 0.5;

/** How much less a kind of page counts: the record of a source is behind what is told from it.
    @type {Record<string, number>} */
const LESS = { source: 0.5 };

/** @type {Record<string, string[]>} */
const SCRIPTS = {
  Arabic: ["ar", "ckb", "fa", "ps", "sd", "ug", "ur"],
  Armenian: ["hy"],
  Cyrillic: ["be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"],
  Devanagari: ["hi", "mr", "ne"],
  Georgian: ["ka"],
  Greek: ["el"],
  Han: ["ja", "zh"],
  Hangul: ["ko"],
  Hebrew: ["he", "yi"],
};

/** @param {string} lang */
const scriptOf = (lang) =>
  Object.keys(SCRIPTS).find((name) => SCRIPTS[name].includes(lang.split("-")[0]));

/** @param {string} text */
const scriptsIn = (text) =>
  Object.keys(SCRIPTS).filter((name) => RegExp(`\\p{Script=${name}}`, "u").test(text));

/**
 * @param {number} score
 * @param {number} near
 * @param {boolean} [same]
 */
const scored = (score, near, same = false) => score * (1 + NEAR * near ** 2 + (same ? SAME : 0));

/**
 * @param {{score: number}} a
 * @param {{score: number}} b
 */
export const byScore = (a, b) => b.score - a.score;

/**
 * The forms in which a text is asked for, each with how much its answers count: as it is typed, in
 * plain letters, as the index has words with other letters besides, and without letters that stand
 * alone, as it has `Lashkar-e-Nahr` only whole and by its longer parts.
 * @param {string} text
 */
export function formsOf(text) {
  const plain = typedPlainly(text).trim();
  const long = plain.split(/\s+/).filter((word) => !/^\p{L}$/u.test(word));
  // Of forms that are the same, the last one counts.
  const forms = new Map([[long.join(" "), ALONE]]).set(plain, 1).set(typed(text).trim(), 1);
  forms.delete("");
  return forms;
}

/**
 * A hit with the score that Pagefind gave it.
 * @typedef {Hit & {own: number}} Found
 */

export class Index {
  /** @type {Map<string, Promise<PagefindInstance>>} */
  #instances = new Map();
  /** @type {string[]} */
  #languages = [];
  /** @type {Promise<void> | null} */
  #opening = null;
  #attempts = 0;

  /**
   * @param {string} bundle the folder of the index, by its path
   * @param {string} base that of the site
   */
  constructor(bundle, base) {
    this.bundle = bundle;
    this.base = base;
  }

  /** Load what every search needs; once. A failed attempt may be made again. */
  open() {
    this.#opening ??= this.#open().catch((error) => {
      this.#opening = null;
      throw error;
    });
    return this.#opening;
  }

  async #open() {
    const answer = await fetch(`${this.bundle}pagefind-entry.json`);
    /** @type {{languages: Record<string, {page_count: number}>}} */
    const { languages } = await answer.json();
    const counts = Object.entries(languages).sort((a, b) => b[1].page_count - a[1].page_count);
    this.#languages = counts.map(([lang]) => lang);
    await this.#speaking("");
  }

  /**
   * The indexes that may hold a text: of the most frequent language, whose pages quote words of
   * others, and of those that are written in its scripts.
   * @param {string} text
   */
  #speaking(text, all = false) {
    const scripts = scriptsIn(text);
    const wanted = this.#languages.filter((lang, place) => {
      return all || !place || scripts.includes(scriptOf(lang) ?? "");
    });
    return Promise.all(wanted.map((lang) => this.#instance(lang)));
  }

  /** @param {string} lang */
  #instance(lang) {
    const known = this.#instances.get(lang);
    if (known) return known;
    const loading = this.#load(lang);
    this.#instances.set(lang, loading);
    loading.catch(() => this.#instances.delete(lang));
    return loading;
  }

  /**
   * Each language has a module of its own, as instances of one share a program that knows one.
   * @param {string} lang
   */
  async #load(lang) {
    // Another address each time: a browser does not load again what failed once.
    const pagefind = await import(`${this.bundle}pagefind.js?${lang}&${(this.#attempts += 1)}`);
    // Pagefind takes the language from the document, at once, and from nowhere else.
    const page = document.documentElement;
    const own = page.lang;
    page.lang = lang;
    const options = { basePath: this.bundle, baseUrl: this.base, ranking: RANKING };
    /** @type {PagefindInstance} */
    const instance = pagefind.createInstance(options);
    page.lang = own;
    await instance.init();
    return instance;
  }

  /**
   * What is found, the best first. How near the words stand is guessed; what `page` gives knows.
   * Thousands may be found, of which few are looked at, so little is made of each.
   * @param {string} text
   * @returns {Promise<Found[]>}
   */
  async search(text, { all = false } = {}) {
    await this.open();
    const speaking = await this.#speaking(text, all);
    const answers = await Promise.all(speaking.map((one) => this.#ask(one, text)));
    const terms = wordsIn(text);
    return answers
      .flat()
      .map((one) => {
        const near = likelyNearness(one.words, terms);
        return Object.assign(one, { own: one.score, score: scored(one.score, near) });
      })
      .sort(byScore);
  }

  /**
   * What one index finds for the forms of a text, each page once.
   * @param {PagefindInstance} instance
   * @param {string} text
   */
  async #ask(instance, text) {
    /** @type {Map<string, Hit>} */
    const found = new Map();
    for (const [words, weight] of formsOf(text)) {
      const { results } = await instance.search(words);
      for (const one of results) {
        one.score *= weight;
        if (one.score > (found.get(one.id)?.score ?? 0)) found.set(one.id, one);
      }
    }
    return [...found.values()];
  }

  /**
   * The page of something that was found, with its score.
   * @param {Found} one
   * @param {string} text
   * @returns {Promise<ScoredPage>}
   */
  async page(one, text) {
    const page = await one.data();
    const terms = wordsIn(text);
    const own = one.own * (LESS[page.meta.kind] ?? 1);
    const near = nearness(placesOf(page, terms), terms);
    return { ...page, score: scored(own, near, isNamed(page, terms)) };
  }
}
