/* A page that was found, as the places on it that answer: statements where it holds them. */
import { make } from "./elements.js";
import { askedBy, isCounted, toldOn, weight } from "./search-told.js";
import { foundIn, isCalled, isGuess, nearness, termsAt, wordsIn, wordsOf } from "./search-words.js";
import { kindOf } from "./statement.js";

const LONG = 30; // words of an excerpt
const ENDS = /^[.,;:!?)\]»”’،؛؟।。、]/u; // what stands behind a word, from which a mark was taken
const BEFORE = 6; // of these before the first word that was found
const ABOVE = 20; // that may stand above a title

/** @typedef {import("./search-query.js").Query} Query */

/** @typedef {import("./search-told.js").Told} Told */

/**
 * A part of a page, from its heading or statement to the next; places of words are by number.
 * @typedef {object} Part
 * @property {string} id
 * @property {string} title
 * @property {string} [kind] of a statement
 * @property {Told} [told] where it is a statement
 * @property {number} start
 * @property {number} end
 * @property {number} score
 * @property {number} terms how many different words of the query it holds
 * @property {number} said how many what it says holds
 * @property {boolean} isCounted whether it is the figure that is asked for
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
  const told = toldOn(data);
  /** Sections are none, nor are places that old links lead to. @param {Anchor} anchor */
  const kind = (anchor) => (/^(h[12]|a)$/i.test(anchor.element) ? undefined : kindAt(anchor.id));
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
    told: anchor.kind ? told.get(anchor.id) : undefined,
    start: anchor.location,
    end: starts[place + 1]?.location ?? words.length,
    score: 0,
    terms: 0,
    said: 0,
    isCounted: false,
    nearness: 0,
    found: new Map(),
  }));
}

/**
 * The places on a page that answer, the best first; with `kinds`, statements of these only.
 * @param {PageData} data
 * @param {Query} query
 * @param {SearchSettings} settings
 * @param {string[]} kinds
 */
export function places(data, query, settings, kinds = query.kinds) {
  const words = wordsOf(data);
  const all = parts(data, words, settings.kinds);
  const { terms } = query;
  fill(all, data, words, terms);
  /** @param {Part} part */
  const wanted = (part) => !kinds.length || kinds.includes(part.kind ?? "");
  let best = all.filter((part) => wanted(part) && (part.found.size || part.said));
  // Nothing typed, or a name only: the page itself, or all of its statements of the kinds.
  if (!best.length && !(kinds.length && terms.length)) {
    best = kinds.length ? all.filter(wanted) : all.slice(0, 1);
  }
  best.sort(
    (a, b) =>
      b.terms - a.terms ||
      Number(b.isCounted) - Number(a.isCounted) ||
      b.nearness - a.nearness ||
      b.said - a.said ||
      b.score - a.score ||
      a.start - b.start,
  );
  if (!kinds.length && isCalled(data, terms)) {
    best = [all[0], ...best.filter((part) => part !== all[0])];
  }
  const different = best.filter((part, place) => {
    return !part.told || best.findIndex((one) => one.told?.[0] === part.told?.[0]) === place;
  });
  return different.map((part) => shownPlace(part, data, words, settings, terms));
}

/**
 * Note in each part what was found in it.
 * @param {Part[]} all
 * @param {PageData} data
 * @param {string[]} words
 * @param {Term[]} terms
 */
function fill(all, data, words, terms) {
  const held = termsAt(terms);
  const exact = terms.flat();
  for (const { location, balanced_score: score } of foundIn(data, words, terms)) {
    const part = all.findLast((one) => one.start <= location) ?? all[0];
    const word = words[location] ?? "";
    if (isGuess(word, terms)) continue;
    part.score += exact.includes(wordsIn(word)[0]) ? 2 * score : score;
    part.found.set(location, held(word));
  }
  for (const part of all) {
    const asked = part.told ? askedBy(part.told) : "";
    const said = asked.split(/\s+/).map(held);
    const inAll = [...part.found.values(), ...said].flat();
    part.terms = new Set(inAll).size;
    const titled =
      terms.length > 0 && new Set(part.title.split(/\s+/).flatMap(held)).size === terms.length;
    part.said = part.told ? weight(asked, held) : titled ? terms.length + 1 : 0;
    part.isCounted = !!part.told && terms.length > 0 && isCounted(part.told, terms);
    part.nearness = Math.max(
      nearness(
        [...part.found].sort((a, b) => a[0] - b[0]),
        terms,
      ),
      nearness([...said.entries()], terms),
    );
  }
}

/**
 * A part as a result: a statement by what it says, by whom and on which source.
 * @param {Part} part
 * @param {PageData} data
 * @param {string[]} words
 * @param {SearchSettings} settings
 * @param {Term[]} terms
 * @returns {Place}
 */
function shownPlace(part, data, words, settings, terms) {
  const { id, title, kind, told, start, end } = part;
  const label = settings.values[`kind:${kind || data.meta.kind}`];
  const place = { url: id ? `${data.url}#${id}` : data.url };
  if (told) {
    const [sentence, speakers, sources] = told;
    const below = [label, speakers, sources, data.meta.title];
    return { ...place, title: marked(sentence, terms), excerpt: [], below };
  }
  const from = Math.min(behind(title, words, start), end);
  const hit = [...part.found.keys()].sort((a, b) => a - b).find((one) => one >= from && one < end);
  const early = hit === undefined ? from : Math.min(hit - BEFORE, Math.max(from, end - LONG));
  const begin = Math.max(from, early);
  return {
    ...place,
    title: marked(title, terms),
    excerpt: excerpt(words, begin, Math.min(begin + LONG, end), part.found, [from, end]),
    below: [label, id ? data.meta.title : "", data.meta.date ?? ""],
  };
}

/**
 * The place behind a title, which may have a line above it that says what it is and of where.
 * @param {string} title
 * @param {string[]} words
 * @param {number} start
 */
function behind(title, words, start) {
  const own = title.split(/\s+/);
  /** @param {number} at */
  const isAt = (at) => own.every((word, place) => words[at + place]?.startsWith(word));
  for (let at = start; at < start + ABOVE; at++) if (isAt(at)) return at + own.length;
  return start + own.length;
}

/**
 * A text as nodes, the words that are asked for marked; never as HTML.
 * @param {string} text
 * @param {Term[]} terms
 */
function marked(text, terms) {
  const held = termsAt(terms);
  return text.split(/(\s+)/).map((word) => {
    return held(word).length ? make("mark", {}, word) : word;
  });
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
  const nodes = first > from ? ["…"] : [];
  for (let at = first; at < last; at++) {
    if (nodes.length && !ENDS.test(words[at])) nodes.push(" ");
    nodes.push(found.has(at) ? make("mark", {}, words[at]) : words[at]);
  }
  return last < to ? [...nodes, " …"] : nodes;
}

/**
 * What a result shows: what is said, its words, by whom and when, on which source, on which page.
 * @param {Place} place
 */
export function shown({ title, excerpt, below }) {
  const rows = { title, words: excerpt, below: [below.filter(Boolean).join(" · ")] };
  return Object.entries(rows)
    .filter(([, nodes]) => nodes.length)
    .map(([name, nodes]) => {
      return make("span", { className: `briefing-hit-${name}`, dir: "auto" }, ...nodes);
    });
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
