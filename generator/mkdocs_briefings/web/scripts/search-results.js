/* A page that was found, as the places on it that answer: statements where it holds them. */
import { make } from "./elements.js";
import { foundIn, isNamed, nearness, termsAt, wordsIn, wordsOf } from "./search-words.js";
import { kindOf } from "./statement.js";

const LONG = 30; // words of an excerpt
const BEFORE = 6; // of these before the first word that was found
const PIECE = 24; // words of the name of a source, at most

/**
 * A part of a page, from its heading or statement to the next; places of words are by number.
 * @typedef {object} Part
 * @property {string} id
 * @property {string} title
 * @property {string} [kind] of a statement
 * @property {number} start
 * @property {number} end
 * @property {number} score
 * @property {number} terms how many different words of the query it holds
 * @property {number} nearness
 * @property {Map<number, string[]>} found the terms that each word may be
 */

/**
 * @param {PageData} data
 * @param {string[]} words
 * @param {string[]} kinds
 * @returns {Part[]}
 */
function parts(data, words, kinds) {
  const kindAt = kindOf(kinds);
  /** @param {Anchor} anchor */
  const kind = (anchor) => (/^h[12]$/i.test(anchor.element) ? undefined : kindAt(anchor.id));
  const anchors = data.anchors
    .filter((one) => kind(one) || (/^h[2-6]$/i.test(one.element) && one.text?.trim()))
    .sort((a, b) => a.location - b.location);
  const starts = [
    { location: 0, text: data.meta.title, id: "", kind: undefined },
    ...anchors.map((anchor) => ({ ...anchor, kind: kind(anchor) })),
  ];
  return starts.map((anchor, place) => ({
    id: anchor.id,
    title: (anchor.text ?? "").replace(/\s*¶\s*$/, ""),
    kind: anchor.kind,
    start: anchor.location,
    end: starts[place + 1]?.location ?? words.length,
    score: 0,
    terms: 0,
    nearness: 0,
    found: new Map(),
  }));
}

/**
 * The places on a page that answer, the best first; with `kinds`, statements of these only.
 * @param {PageData} data
 * @param {string} query
 * @param {SearchSettings} settings
 * @param {string[]} kinds
 */
export function places(data, query, settings, kinds = []) {
  const words = wordsOf(data);
  const all = parts(data, words, settings.kinds);
  const terms = wordsIn(query);
  fill(all, data, words, terms);
  /** @param {Part} part */
  const wanted = (part) => !kinds.length || kinds.includes(part.kind ?? "");
  let best = all.filter((part) => wanted(part) && part.found.size);
  // Nothing typed, or a name only: the page itself, or all of its statements of the kinds.
  if (!best.length && !(kinds.length && query.trim())) {
    best = kinds.length ? all.filter(wanted) : all.slice(0, 1);
  }
  best.sort(
    (a, b) =>
      b.terms - a.terms || b.nearness - a.nearness || b.score - a.score || a.start - b.start,
  );
  if (!kinds.length && isNamed(data, terms)) {
    best = [all[0], ...best.filter((part) => part !== all[0])];
  }
  return best.map((part) => place(part, data, words, settings));
}

/**
 * Note in each part what was found in it.
 * @param {Part[]} all
 * @param {PageData} data
 * @param {string[]} words
 * @param {string[]} terms
 */
function fill(all, data, words, terms) {
  const held = termsAt(terms);
  for (const { location, balanced_score: score } of foundIn(data, words, terms)) {
    const part = all.findLast((one) => one.start <= location) ?? all[0];
    const word = words[location] ?? "";
    part.score += terms.includes(wordsIn(word)[0]) ? 2 * score : score;
    part.found.set(location, held(word));
  }
  for (const part of all) {
    part.terms = new Set([...part.found.values()].flat()).size;
    part.nearness = nearness(
      [...part.found].sort((a, b) => a[0] - b[0]),
      terms,
    );
  }
}

/**
 * @param {Part} part
 * @param {PageData} data
 * @param {string[]} words
 * @param {SearchSettings} settings
 * @returns {Place}
 */
function place(part, data, words, settings) {
  const { id, title, kind, start, end } = part;
  const from = Math.min(start + title.split(/\s+/).length, end);
  const [to, source] = kind ? split(words, from, end, settings.words) : [end, ""];
  const hit = [...part.found.keys()].sort((a, b) => a - b).find((one) => one >= from && one < to);
  const early = hit === undefined ? from : Math.min(hit - BEFORE, Math.max(from, to - LONG));
  const begin = Math.max(from, early);
  return {
    url: id ? `${data.url}#${id}` : data.url,
    title,
    kind: kind || data.meta.kind,
    page: data.meta.title,
    date: data.meta.date || "",
    excerpt: excerpt(words, begin, Math.min(begin + LONG, to), part.found, [from, to]),
    source,
    isStatement: Boolean(kind),
  };
}

/**
 * Where the words of a statement end, and the piece of its small line that names its source.
 * @param {string[]} words
 * @param {number} from
 * @param {number} end
 * @param {Record<string, string>} named what such a piece begins with
 * @returns {[number, string]}
 */
function split(words, from, end, { source, sources }) {
  const small = words.findIndex(
    (word, at) => at >= from && at < end && (word === source || word === sources),
  );
  if (small < 0) return [end, ""];
  const piece = words.slice(small, Math.min(end, small + PIECE));
  const stop = piece.indexOf("·");
  const name = (stop < 0 ? piece : piece.slice(0, stop)).join(" ");
  return [small, name.replace(/[.\s]+$/, "")];
}

/**
 * Words as nodes, those that were found marked; never as HTML.
 * @param {string[]} words
 * @param {number} first
 * @param {number} last
 * @param {Map<number, string[]>} found
 * @param {[number, number]} within
 */
function excerpt(words, first, last, found, [from, to]) {
  /** @type {(Node | string)[]} */
  const nodes = first > from ? ["… "] : [];
  for (let at = first; at < last; at++) {
    nodes.push(found.has(at) ? make("mark", {}, words[at]) : words[at], " ");
  }
  return last < to ? [...nodes, "…"] : nodes;
}

/**
 * What a result shows: its title, its words, its source, and the page that it stands on.
 * @param {Place} place
 * @param {SearchSettings} settings
 */
export function shown(place, settings) {
  const kind = settings.values[`kind:${place.kind}`];
  const page = place.title === place.page ? "" : place.page;
  const date = place.isStatement ? "" : place.date; // a statement says its own
  const below = [kind, page, date, place.source].filter(Boolean).join(" · ");
  return [
    make("span", { className: "briefing-hit-title", dir: "auto" }, place.title),
    make("span", { className: "briefing-hit-words", dir: "auto" }, ...place.excerpt),
    make("span", { className: "briefing-hit-below", dir: "auto" }, below),
  ];
}

/**
 * How many pages were found, in words; `isMost` where fewer may answer.
 * @param {number} count
 * @param {SearchSettings} settings
 */
export function counted(count, { words, counted: forms, language }, isMost = false) {
  if (!count) return words.none;
  const form = new Intl.PluralRules(language).select(count);
  const { [form]: text, other } = isMost ? forms.most : forms.found;
  return (text ?? other).replace("{count}", count.toLocaleString(language));
}
