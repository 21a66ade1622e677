/* Types of what the scripts are handed, known in all of them. */

/** What Material hands out: pages as they come, where `navigation.instant` is on. */
interface Window {
  document$?: { subscribe(arrived: () => void): void };
}

/** A word that is looked for, and behind it others that say the same. */
type Term = string[];

/** How readers ask: see outputs/search/questions.py. */
interface Asking {
  /** Words of the pages by what readers type for them. */
  synonyms: Record<string, string[]>;
  /** Kinds of statement by the questions for them. */
  questions: Record<string, string>;
  /** Words that say nothing. */
  functions: string[];
}

/** What the page tells the scripts of search: their words and values, and what to search. */
interface SearchSettings extends Asking {
  /** The tag of the language of all words. */
  language: string;
  words: Record<string, string>;
  /** Messages with a number, by CLDR's categories of numbers. */
  counted: Record<string, Record<string, string>>;
  /** The names of the facets, in their order. */
  facets: Record<string, string>;
  /** How the values of facets are shown that are not shown as they are, by `facet:value`. */
  values: Record<string, string>;
  /** The kinds of statement, as their anchors begin. */
  kinds: string[];
  /** What readers type for letters, each with those letters. */
  letters: Record<string, string>;
  /** The address of the search page. */
  page: string;
}

/** An element with an id, as Pagefind notes it. */
interface Anchor {
  element: string;
  id: string;
  text?: string;
  location: number;
}

/** A word of a page that was found, by its place among all words. */
interface FoundWord {
  location: number;
  balanced_score: number;
}

/** A page as Pagefind has it. */
interface PageData {
  url: string;
  content: string;
  raw_content: string;
  meta: Record<string, string>;
  anchors: Anchor[];
  weighted_locations?: FoundWord[];
}

/** A page that was found, with its score. */
interface ScoredPage extends PageData {
  score: number;
}

/** What Pagefind answers for a page. */
interface Hit {
  id: string;
  score: number;
  words: number[];
  data(): Promise<PageData>;
}

/** One index of Pagefind's. */
interface PagefindInstance {
  init(): Promise<void>;
  search(text: string): Promise<{ results: Hit[] }>;
}

/** A place on a page that answers, as results show it: what is said, then the words around those
    that were found, where these are others, and the small line. */
interface Place {
  url: string;
  title: (Node | string)[];
  excerpt: (Node | string)[];
  below: string[];
}
