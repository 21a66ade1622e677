/* The facets of pages as the build wrote them: which page has which value, the newest page first.
   A page is told by its row. Each facet is a file of its own, loaded when it is looked at. */

const MARK = "pagefind_dcd"; // stands before what Pagefind compressed
const GZIP = 0x1f; // the first byte of what is compressed

const json = (address) => fetch(address).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer)));

export class FacetTable {
  constructor(bundle, base) {
    Object.assign(this, { bundle, base, columns: new Map() });
  }

  /** Load the list of pages; once. A failed attempt may be made again. */
  open() {
    this.opening ||= json(`${this.bundle}facets/pages.json`).then(
      ({ facets, ids }) => Object.assign(this, { facets, ids, rows: new Map(ids.map((id, row) => [id, row])) }),
      (error) => {
        this.opening = null;
        throw error;
      },
    );
    return this.opening;
  }

  /** Load facets; those that the table does not have make no difference. */
  async load(names) {
    const missing = names.filter((name) => this.facets.includes(name) && !this.columns.has(name));
    const loaded = await Promise.all(missing.map((name) => json(`${this.bundle}facets/${name}.json`)));
    missing.forEach((name, place) => this.columns.set(name, loaded[place]));
  }

  /** Those of some rows that have, of each facet, one of the values chosen in it. */
  matching(rows, chosen) {
    const wanted = Object.entries(chosen)
      .filter(([name, values]) => values.length && this.facets.includes(name))
      .map(([name, values]) => {
        const column = this.columns.get(name);
        return [column.pages, new Set(values.map((value) => column.values.indexOf(value)))];
      });
    return rows.filter((row) => wanted.every(([pages, places]) => pages[row].some((place) => places.has(place))));
  }

  /** How many of some rows have each value of a facet. */
  counts(name, rows) {
    const { values, pages } = this.columns.get(name);
    const sums = values.map(() => 0);
    for (const row of rows) for (const place of pages[row]) sums[place] += 1;
    return new Map(values.map((value, place) => [value, sums[place]]));
  }

  /** A page as Pagefind gives it, without loading what searches words. */
  async page(row) {
    const answer = await fetch(`${this.bundle}fragment/${this.ids[row]}.pf_fragment`);
    if (!answer.ok) throw answer;
    const text = new TextDecoder().decode(await unpacked(await answer.arrayBuffer()));
    const data = JSON.parse(text.slice(MARK.length));
    return { ...data, url: this.base + data.url.replace(/^\//, ""), raw_content: data.content };
  }
}

/** What is compressed, as it was; some servers have unpacked it already. */
async function unpacked(bytes) {
  if (new Uint8Array(bytes)[0] !== GZIP) return bytes;
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}
