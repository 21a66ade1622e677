/* What the scripts of search are told of the site: a build writes it in the place of this. */

/** @type {Omit<SearchSettings, "page">} */
export const told = {
  synonyms: {},
  questions: {},
  functions: [],
  language: "en",
  words: {},
  counted: {},
  facets: {},
  values: {},
  kinds: [],
  letters: {},
};
