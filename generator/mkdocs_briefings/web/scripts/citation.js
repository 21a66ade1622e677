/* A citation in the forms that other programs read, made from its CSL-JSON.
   Authors stand as they are written: nobody knows who is a person and who is a desk or an office,
   so no name is ever taken apart into first and last. */

/**
 * A page or a part of one, as CSL-JSON has it (the fields that pages give).
 * @typedef {object} Item
 * @property {string} id a name for it in a bibliography, ASCII only
 * @property {string} type of CSL, as `report` or `webpage`; `chapter` for a part of a page
 * @property {string} title
 * @property {{literal: string}[]} author
 * @property {string} [publisher]
 * @property {string} [container-title]
 * @property {{"date-parts": number[][]}} [issued] a year, with its month and day where known
 * @property {string} [URL] empty for a source that has none
 */

/** @type {Record<string, string>} */
const TEX = {
  // BibTeX counts braces even behind a backslash, so that those of a text need names of their own.
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/**
 * Text as TeX sets it; letters of any script stay as they are.
 * @param {string} text
 */
export const tex = (text) =>
  text
    .trim()
    .replace(/\s+/g, " ")
    .replace(/[\\{}~^&%$#_]/g, (sign) => TEX[sign] || `\\${sign}`);

/**
 * An entry of a BibTeX file; inner braces keep a title's capitals and an author's name whole.
 * @param {Item} item
 */
export function bibtex(item) {
  const isPart = item.type === "chapter";
  const [page, site] = [item["container-title"] ?? "", item.publisher ?? ""];
  const date = dateOf(item);
  const fields = {
    author: item.author.map(({ literal }) => `{${tex(literal)}}`).join(" and "),
    title: `{${tex(item.title)}}`,
    booktitle: isPart && `{${tex(page)}}`,
    publisher: isPart && tex(site),
    howpublished: !isPart && tex(site || page),
    year: date[0],
    date: date.join("-"),
    url: item.URL,
  };
  const given = Object.entries(fields).filter(([, value]) => value);
  const lines = given.map(([name, value]) => `${name} = {${value}}`).join(",\n");
  return `@${isPart ? "incollection" : "misc"}{${item.id},\n${lines}\n}`;
}

/** @type {Record<string, string>} Types of CSL as those of RIS; what is none of these is general. */
const RIS_TYPES = {
  report: "RPRT",
  webpage: "ELEC",
  chapter: "CHAP",
  "article-newspaper": "NEWS",
  post: "BLOG",
  interview: "PCOMM",
  dataset: "DATA",
  book: "BOOK",
  legal_case: "CASE",
  map: "MAP",
  motion_picture: "VIDEO",
  broadcast: "SOUND",
};

/**
 * A record of a RIS file, whose lines end as its readers expect.
 * @param {Item} item
 */
export function ris(item) {
  const isPart = item.type === "chapter";
  const date = dateOf(item);
  const site = item.publisher || (isPart ? "" : (item["container-title"] ?? ""));
  const tags = [
    ["TY", RIS_TYPES[item.type] ?? "GEN"],
    ["ID", item.id],
    ["TI", item.title],
    ["T2", isPart ? (item["container-title"] ?? "") : ""],
    ...item.author.map(({ literal }) => ["AU", literal]),
    ["PB", site],
    ["PY", date[0] ?? ""],
    ["DA", date.join("/")],
    ["UR", item.URL ?? ""],
  ];
  const given = tags.map(([tag, text]) => [tag, text.trim().replace(/\s+/g, " ")]);
  const lines = given.filter(([, text]) => text).map(([tag, text]) => `${tag}  - ${text}\r\n`);
  return `${lines.join("")}ER  - \r\n`;
}

/**
 * Year, month and day of a citation, as far as they are known.
 * @param {Item} item
 */
const dateOf = (item) =>
  (item.issued?.["date-parts"][0] ?? []).map((part, place) =>
    String(part).padStart(place ? 2 : 4, "0"),
  );

/**
 * CSL-JSON as reference managers take it, one field a line.
 * @param {Item} item
 */
export function csl(item) {
  const given = Object.entries(item).filter(([, value]) => value !== "");
  const fields = given.map(([name, value]) => JSON.stringify({ [name]: value }));
  return `[{\n${fields.map((field) => field.slice(1, -1)).join(",\n")}\n}]`;
}

/**
 * A statement as a part of its page, with a title and an address of its own.
 * @param {Item} page
 * @param {string} title
 * @param {string} anchor
 * @returns {Item}
 */
export function partOf(page, title, anchor) {
  const { "container-title": site, publisher = site, ...rest } = page;
  return {
    ...rest,
    id: `${page.id}-${ascii(anchor)}`,
    type: "chapter",
    title,
    "container-title": page.title,
    publisher,
    URL: `${page.URL}#${anchor}`,
  };
}

/**
 * A name with ASCII signs only, as older BibTeX asks for.
 * @param {string} text
 */
const ascii = (text) =>
  [...text]
    .map((sign) => (/[\w-]/.test(sign) ? sign : `u${sign.codePointAt(0)?.toString(16)}`))
    .join("");
