/* The index that Pagefind made, opened on first use. Each language has an index of its own; those
   that a query may be in are opened when it comes. */
import { once } from "./once.js";
import { saidIn } from "./search-told.js";
import { heldIn, isCalled, isNamed, likelyNearness, nearness, placesOf } from "./search-words.js";

/** @typedef {import("./search-query.js").Query} Query */

/** What counts where in a result's order: the title first, then the other names of an actor, both
    as they are and in plain letters. */
const RANKING = {
  metaWeights: {
    title: 6,
    names: 6,
    plain: 6,
    forms: 1,
    authors: 1,
    holds: 1,
    date: 0,
    kind: 0,
    said: 0,
  },
};

/** Pages that are read before anything is shown, as only a page itself tells what it holds. */
export const AHEAD = 10;

/** How much more a page counts where the words of the query stand side by side, and where they are
    its title or one of its names. */
const NEAR = 10;
const SAME = 100;

/** How much more it counts where one of its names holds them. */
const CALLED = 6;

/** How much more it counts where one of its statements says all that is asked. */
const SAID = 3;

/** How much a kind of page counts: briefings and incidents most, and the record of a source less
    than what is told from it.
    @type {Record<string, number>} */
const KIND = { briefing: 1.5, incident: 1.5, source: 0.2 };

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
 * A hit with the score that Pagefind gave it.
 * @typedef {Hit & {own: number}} Found
 */

export class Index {
  /** @type {Map<string, Promise<PagefindInstance>>} */
  #instances = new Map();
  /** @type {string[]} */
  #languages = [];
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
  open = once(() => this.#open());

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
   * @param {Query} query
   * @returns {Promise<Found[]>}
   */
  async search(query, { all = false } = {}) {
    await this.open();
    const speaking = await this.#speaking(query.text, all);
    const ask = async (/** @type {Map<string, number>} */ forms, isSum = false) =>
      (await Promise.all(speaking.map((one) => this.#ask(one, forms, isSum)))).flat();
    let answers = await ask(query.forms);
    if (!answers.length && query.terms.length > 1) answers = await ask(query.eachAlone, true);
    const found = answers
      .map((one) => {
        const near = likelyNearness(one.words, query.terms);
        return Object.assign(one, { own: one.score, score: scored(one.score, near) });
      })
      .sort(byScore);
    return (await this.#isGuessed(found, query)) ? [] : found;
  }

  /**
   * Whether nothing of what was found first holds what is asked.
   * @param {Found[]} found
   * @param {Query} query
   */
  async #isGuessed(found, query) {
    const first = await Promise.all(found.slice(0, AHEAD).map((one) => this.page(one, query)));
    return first.every(({ score }) => !score);
  }

  /**
   * What one index finds for some forms of a text, each page once.
   * @param {PagefindInstance} instance
   * @param {Map<string, number>} forms
   * @param {boolean} isSum whether a page counts more that several forms find
   */
  async #ask(instance, forms, isSum) {
    /** @type {Map<string, Hit>} */
    const found = new Map();
    for (const [words, weight] of forms) {
      const { results } = await instance.search(words);
      for (const one of results) {
        one.score *= weight;
        const known = found.get(one.id)?.score ?? 0;
        if (isSum) one.score += known;
        if (one.score > known) found.set(one.id, one);
      }
    }
    return [...found.values()];
  }

  /**
   * The page of something that was found, with its score; 0 where it holds nothing that is asked.
   * @param {Found} one
   * @param {Query} query
   * @returns {Promise<ScoredPage>}
   */
  async page(one, { terms, functions }) {
    const page = await one.data();
    const share = terms.length ? heldIn(page, terms) / terms.length : 1;
    const isCalledSo = page.meta.kind !== "source" && isCalled(page, terms);
    const told = isCalledSo ? CALLED : 1 + SAID * saidIn(page, terms);
    const own = one.own * share ** 2 * (KIND[page.meta.kind] ?? 1) * told;
    const near = nearness(placesOf(page, terms), terms);
    return { ...page, score: scored(own, near, isNamed(page, terms, functions)) };
  }
}
