/* The index that Pagefind made, opened on first use. Each language has an index of its own; those
   that a query may be in are opened when it comes. */
import { isNamed, likelyNearness, nearness, normal, placesOf, wordsIn } from "./search-words.js";

/** What counts where in a result's order: the title first, then the other names of an actor. */
const RANKING = { metaWeights: { title: 6, names: 6, forms: 1, authors: 1, date: 0, kind: 0 } };

/** How much more a page counts where the words of the query stand side by side, and where they are
    its title or one of its names. */
const NEAR = 10;
const SAME = 100;

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

const scriptOf = (lang) =>
  Object.keys(SCRIPTS).find((name) => SCRIPTS[name].includes(lang.split("-")[0])) || "Latin";

const scriptsIn = (text) =>
  [...Object.keys(SCRIPTS), "Latin"].filter((name) => RegExp(`\\p{Script=${name}}`, "u").test(text));

const scored = (score, near, same = false) => score * (1 + NEAR * near ** 2 + SAME * same);

export const byScore = (a, b) => b.score - a.score;

export class Index {
  constructor(bundle, base) {
    Object.assign(this, { bundle, base, instances: new Map(), attempts: 0 });
  }

  /** Load what every search needs; once. A failed attempt may be made again. */
  open() {
    this.opening ||= this.#open().catch((error) => {
      this.opening = null;
      throw error;
    });
    return this.opening;
  }

  async #open() {
    const entry = await fetch(`${this.bundle}pagefind-entry.json`).then((answer) => answer.json());
    const counts = Object.entries(entry.languages).sort((a, b) => b[1].page_count - a[1].page_count);
    this.languages = counts.map(([lang]) => lang);
    await this.#speaking("");
  }

  /** The indexes of the languages that a text may be in; without one, of the most frequent. */
  #speaking(text, all = false) {
    const scripts = scriptsIn(text).filter((name) => name !== "Latin");
    const may = (lang) => all || scripts.includes(scriptOf(lang));
    const wanted = this.languages.filter((lang, place) => may(lang) || (!place && !scripts.length));
    const langs = wanted.length ? wanted : this.languages.slice(0, 1);
    return Promise.all(langs.map((lang) => this.#instance(lang)));
  }

  #instance(lang) {
    if (!this.instances.has(lang)) {
      const loading = this.#load(lang);
      this.instances.set(lang, loading);
      loading.catch(() => this.instances.delete(lang));
    }
    return this.instances.get(lang);
  }

  /** Each language has a module of its own, as instances of one share a program that knows one. */
  async #load(lang) {
    // Another address each time: a browser does not load again what failed once.
    const pagefind = await import(`${this.bundle}pagefind.js?${lang}&${(this.attempts += 1)}`);
    // Pagefind takes the language from the document, at once, and from nowhere else.
    const page = document.documentElement;
    const own = page.lang;
    page.lang = lang;
    const options = { basePath: this.bundle, baseUrl: this.base, ranking: RANKING };
    const instance = pagefind.createInstance(options);
    page.lang = own;
    await instance.init();
    return instance;
  }

  /** What is found, the best first. How near the words stand is guessed; what `page` gives knows.
      Thousands may be found, of which few are looked at, so little is made of each. */
  async search(text, { all = false } = {}) {
    await this.open();
    const words = normal(text).trim();
    const speaking = await this.#speaking(text, all);
    const answers = await Promise.all(speaking.map((one) => one.search(words)));
    const found = answers.flatMap((answer) => answer.results);
    const terms = wordsIn(text);
    for (const one of found) {
      one.own = one.score;
      one.score = scored(one.own, likelyNearness(one.words, terms));
    }
    return found.sort(byScore);
  }

  /** The page of something that was found, with its score. */
  async page(one, text) {
    const page = await one.data();
    const terms = wordsIn(text);
    return { ...page, score: scored(one.own, nearness(placesOf(page, terms), terms), isNamed(page, terms)) };
  }
}
