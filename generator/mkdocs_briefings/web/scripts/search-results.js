/* A page that was found, as the places on it that answer: statements where it holds them. */
import { isNamed, nearness, normal, termsAt, wordsIn, wordsOf } from "./search-words.js";

const LONG = 30; // words of an excerpt
const BEFORE = 6; // of these before the first word that was found
const PIECE = 24; // words of the name of a source, at most

export const make = (tag, properties = {}, ...inside) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...inside);
  return element;
};

/** The kind of a statement; the id of a section may begin in the same way. */
const kindOf = (anchor) =>
  !/^h[12]$/i.test(anchor.element) &&
  /^(judgement|claim|quote|figure|recommendation|event|responsibility|relation|response)-/.exec(anchor.id)?.[1];

/** Where the words of a query stand that Pagefind found by another form only. */
function located(words, query) {
  const terms = normal(query).toLowerCase().split(/\s+/).filter(Boolean);
  const starts = (word) => terms.some((term) => normal(word).toLowerCase().startsWith(term));
  return words.flatMap((word, location) => (starts(word) ? [{ location, balanced_score: 1 }] : []));
}

/** The parts of a page, each from its heading or statement to the next. */
function parts(data, words) {
  const anchors = data.anchors
    .filter((anchor) => kindOf(anchor) || (/^h[2-6]$/i.test(anchor.element) && anchor.text?.trim()))
    .sort((a, b) => a.location - b.location);
  const starts = [{ location: 0, text: data.meta.title, id: "" }, ...anchors];
  return starts.map((anchor, place) => ({
    anchor,
    kind: kindOf(anchor),
    start: anchor.location,
    end: starts[place + 1]?.location ?? words.length,
    score: 0,
    found: new Map(),
  }));
}

/** The places on a page that answer, the best first; with `kinds`, statements of these only. */
export function places(data, query, settings, kinds = []) {
  const words = wordsOf(data);
  const all = parts(data, words);
  const found = data.weighted_locations?.length ? data.weighted_locations : located(words, query);
  const terms = wordsIn(query);
  const held = termsAt(terms);
  for (const { location, balanced_score: score } of found) {
    const part = all.findLast((one) => one.start <= location);
    const word = words[location] || "";
    part.score += terms.includes(wordsIn(word)[0]) ? 2 * score : score;
    part.found.set(location, held(word));
  }
  for (const part of all) {
    part.terms = new Set([...part.found.values()].flat()).size;
    part.nearness = nearness([...part.found].sort((a, b) => a[0] - b[0]), terms);
  }
  const wanted = (part) => (kinds.length ? kinds.includes(part.kind) : true);
  let best = all.filter((part) => wanted(part) && part.found.size);
  // Nothing typed, or a name only: the page itself, or all of its statements of the kinds.
  if (!best.length && !(kinds.length && query.trim())) best = kinds.length ? all.filter(wanted) : all.slice(0, 1);
  best.sort((a, b) => b.terms - a.terms || b.nearness - a.nearness || b.score - a.score || a.start - b.start);
  if (!kinds.length && isNamed(data, terms)) best = [all[0], ...best.filter((part) => part !== all[0])];
  return best.map((part) => place(part, data, words, settings));
}

function place(part, data, words, settings) {
  const { anchor, start, end } = part;
  const title = anchor.text.replace(/\s*¶\s*$/, "");
  const from = Math.min(start + title.split(/\s+/).length, end);
  const [to, source] = part.kind ? split(words, from, end, settings.words) : [end, ""];
  const hit = [...part.found.keys()].sort((a, b) => a - b).find((one) => one >= from && one < to);
  const begin = hit - BEFORE > from ? Math.min(hit - BEFORE, Math.max(from, to - LONG)) : from;
  return {
    url: anchor.id ? `${data.url}#${anchor.id}` : data.url,
    title,
    kind: part.kind || data.meta.kind,
    page: data.meta.title,
    date: data.meta.date || "",
    excerpt: excerpt(words, begin, Math.min(begin + LONG, to), part.found, [from, to]),
    source,
    isStatement: Boolean(part.kind),
  };
}

/** Where the words of a statement end, and the piece of its small line that names its source. */
function split(words, from, end, { source, sources }) {
  const small = words.findIndex((word, at) => at >= from && at < end && (word === source || word === sources));
  if (small < 0) return [end, ""];
  const piece = words.slice(small, Math.min(end, small + PIECE));
  const stop = piece.indexOf("·");
  return [small, (stop < 0 ? piece : piece.slice(0, stop)).join(" ").replace(/[.\s]+$/, "")];
}

/** Words as nodes, those that were found marked; never as HTML. */
function excerpt(words, first, last, found, [from, to]) {
  const nodes = first > from ? ["… "] : [];
  for (let at = first; at < last; at++) {
    nodes.push(found.has(at) ? make("mark", {}, words[at]) : words[at], " ");
  }
  return last < to ? [...nodes, "…"] : nodes;
}

/** What a result shows: its title, its words, its source, and the page that it stands on. */
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

/** How many pages were found, in words; `isMost` where fewer may answer. */
export function counted(count, { words }, isMost = false) {
  if (!count) return words.none;
  if (isMost) return words.most.replace("{count}", count);
  return count === 1 ? words.one : words.many.replace("{count}", count);
}
