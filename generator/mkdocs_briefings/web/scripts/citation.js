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
  const date = (item.issued?.["date-parts"][0] ?? []).map((part, place) =>
    String(part).padStart(place ? 2 : 4, "0"),
  );
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
