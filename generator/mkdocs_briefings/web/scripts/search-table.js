/* The facets of pages as the build wrote them: which page has which value, the newest page first.
   A page is told by its row. Each facet is a file of its own, loaded when it is looked at. */
import { once } from "./once.js";

const MARK = "pagefind_dcd"; // stands before what Pagefind compressed
const GZIP = 0x1f; // the first byte of what is compressed

/**
 * A facet: its values, and for each page the places of its own among them.
 * @typedef {{values: string[], pages: number[][]}} Column
 */

/** @param {string} address */
async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw answer;
  return answer.json();
}

export class FacetTable {
  /** The facets by which pages differ.
      @type {string[]} */
  facets = [];
  /** The pages by the names that the index has for them, in their rows.
      @type {string[]} */
  ids = [];
  /** How the first of them begin: enough to show them where no word is asked for.
      @type {Omit<ScoredPage, "raw_content" | "score">[]} */
  newest = [];
  /** @type {Map<string, number>} */
  rows = new Map();
  /** @type {Map<string, Column>} */
  #columns = new Map();

  /**
   * @param {string} bundle the folder of the index, by its path
   * @param {string} base that of the site
   */
  constructor(bundle, base) {
    this.bundle = bundle;
    this.base = base;
  }

  /** Load the list of pages; once. A failed attempt may be made again. */
  open = once(() => this.#open());

  async #open() {
    const { facets, ids, newest } = await json(`${this.bundle}facets/pages.json`);
    this.facets = facets;
    this.newest = newest;
    this.ids = ids;
    this.rows = new Map(this.ids.map((id, row) => [id, row]));
  }

  /**
   * Load facets; those that the table does not have make no difference.
   * @param {string[]} names
   */
  async load(names) {
    const missing = names.filter((name) => this.facets.includes(name) && !this.#columns.has(name));
    const addresses = missing.map((name) => `${this.bundle}facets/${name}.json`);
    const loaded = await Promise.all(addresses.map(json));
    missing.forEach((name, place) => this.#columns.set(name, loaded[place]));
  }

  /** @param {string} name of a facet that is loaded */
  #column(name) {
    return this.#columns.get(name) ?? { values: [], pages: [] };
  }

  /**
   * Those of some rows that have, of each facet, one of the values chosen in it.
   * @param {number[]} rows
   * @param {Record<string, string[]>} chosen
   */
  matching(rows, chosen) {
    const wanted = Object.entries(chosen)
      .filter(([name, values]) => values.length && this.facets.includes(name))
      .map(([name, values]) => {
        const column = this.#column(name);
        const places = new Set(values.map((value) => column.values.indexOf(value)));
        return { pages: column.pages, places };
      });
    return rows.filter((row) =>
      wanted.every(({ pages, places }) => pages[row].some((place) => places.has(place))),
    );
  }

  /**
   * How many of some rows have each value of a facet.
   * @param {string} name
   * @param {number[]} rows
   */
  counts(name, rows) {
    const { values, pages } = this.#column(name);
    const sums = values.map(() => 0);
    for (const row of rows) for (const place of pages[row]) sums[place] += 1;
    return new Map(values.map((value, place) => [value, sums[place]]));
  }

  /**
   * A page as Pagefind gives it, without loading what searches words; how it begins may do.
   * @param {number} row
   * @param {boolean} isWhole
   * @returns {Promise<ScoredPage>}
   */
  async page(row, isWhole) {
    const data = (!isWhole && this.newest[row]) || (await this.#fragment(row));
    const url = this.base + data.url.replace(/^\//, "");
    return { ...data, url, raw_content: data.content, score: 0 };
  }

  /** @param {number} row */
  async #fragment(row) {
    const answer = await fetch(`${this.bundle}fragment/${this.ids[row]}.pf_fragment`);
    if (!answer.ok) throw answer;
    const text = new TextDecoder().decode(await unpacked(await answer.arrayBuffer()));
    return JSON.parse(text.slice(MARK.length));
  }
}

/**
 * What is compressed, as it was; some servers have unpacked it already.
 * @param {ArrayBuffer} bytes
 */
async function unpacked(bytes) {
  if (new Uint8Array(bytes)[0] !== GZIP) return bytes;
  return new Response(
    new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")),
  ).arrayBuffer();
}
