/* Words: those of a query, those of a page, and how near to one another the first stand in the second. */

/** A query as Persian keyboards type it; the index has the words of Persian and Arabic so too. */
export const normal = (text) =>
  text
    .normalize("NFKC")
    .replace(/[\u064a\u0649]/g, "\u06cc")
    .replace(/\u0643/g, "\u06a9")
    .replace(/[\u0640\u200b\u200d-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .replace(/\u200c/g, " ");

/** Whether a query has no words. */
export const isEmpty = (text) => !normal(text).trim();

/** The different words of a text, without its other signs. */
export const wordsIn = (text) => [...new Set(normal(text).toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu))];

/** The words of a page, as Pagefind counts them. */
export function wordsOf(data) {
  const apart = data.raw_content.includes("\u200b") ? "\u200b" : /[\r\n\s]+/;
  return data.raw_content.split(apart).map((word) => word.replaceAll("&lt;", "<").replaceAll("&gt;", ">"));
}

/** Whether a word may be a form of another: what they begin with is the same. */
const isLike = (word, term) => word.startsWith(term.slice(0, Math.max(3, term.length - 2)));

/** What tells which of the terms a word of a page may be; most words come again and again. */
export function termsAt(terms) {
  const known = new Map();
  return (word) => {
    if (!known.has(word)) {
      const all = wordsIn(word);
      known.set(word, terms.filter((term) => all.some((one) => isLike(one, term))));
    }
    return known.get(word);
  };
}

/** Whether terms are the title of a page or one of its names, in any order. */
export function isNamed({ meta }, terms) {
  const names = [meta.title, ...(meta.names || "").split(", ")].map(wordsIn);
  return names.some((words) => words.length === terms.length && words.every((word) => terms.includes(word)));
}

/** Where a page that was found holds terms, in its order, each place with the terms that stand there. */
export function placesOf(data, terms) {
  if (terms.length < 2) return []; // near to nothing, and a large page takes time to go through
  const words = wordsOf(data);
  const held = termsAt(terms);
  const places = (data.weighted_locations || []).map(({ location }) => [location, held(words[location] || "")]);
  return places.sort((a, b) => a[0] - b[0]);
}

/** How near to one another all terms stand where they are nearest: 1 is side by side, 0 not at all,
    as of one term alone. The places are in their order, each with the terms that stand there. */
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

/** The same, guessed without the page: of any places that were found, as many as there are terms. */
export function likelyNearness(locations, terms) {
  const { length } = terms;
  if (length < 2) return 0;
  let span = Infinity;
  for (let end = length - 1; end < locations.length; end++) {
    span = Math.min(span, locations[end] - locations[end - length + 1] + 1);
  }
  return length / span;
}
