/* What is asked: the words of a query that count, with others that say the same; questions for all
   statements of a kind. The page says which words are which, as the build has them as data. */
import { typed, typedPlainly, wordsIn } from "./search-words.js";

/** How much less a page counts that may not have the letters which stand alone in a query. */
const ALONE = 0.5;

/** How much less it counts where it has another word for what is asked. */
const OTHERWISE = 0.9;

/** Begins the word by which the index finds pages that hold statements of a kind. */
const HOLDS = "holds";

/**
 * The forms in which a text is asked for, each with how much its answers count: as it is typed, in
 * plain letters, as the index has words with other letters besides, and without letters that stand
 * alone, as it has `Lashkar-e-Nahr` only whole and by its longer parts.
 * @param {string} text
 */
export function formsOf(text) {
  const plain = typedPlainly(text).trim();
  const long = plain.split(/\s+/).filter((word) => !/^\p{L}$/u.test(word));
  // Of forms that are the same, the last one counts.
  const forms = new Map([[long.join(" "), ALONE]]).set(plain, 1).set(typed(text).trim(), 1);
  forms.delete("");
  return forms;
}

/** What a reader asks. */
export class Query {
  /**
   * @param {string} text as it is typed
   * @param {Asking} asking which words say the same, and which say nothing
   */
  constructor(text, asking) {
    this.text = text;
    const { kind, rest } = questionIn(text, asking.questions);
    /** The kind of statement that a question is for, if it is one. */
    this.kind = kind;
    const words = asOne(counting(rest, asking, !kind), asking.synonyms);
    /** The words that count, each with others that say the same.
        @type {Term[]} */
    this.terms = words.flatMap((word) => {
      return wordsIn(word).map((one) => [one, ...(asking.synonyms[one] ?? [])]);
    });
    this.functions = asking.functions;
    this.forms = this.#forms(words, asking.synonyms);
  }

  /** Whether there are no words. */
  get isEmpty() {
    return !this.forms.size;
  }

  /** The kinds of statement that are wanted, where it asks for one. */
  get kinds() {
    return this.kind ? [this.kind] : [];
  }

  /**
   * @param {string[]} words
   * @param {Asking["synonyms"]} synonyms
   */
  #forms(words, synonyms) {
    const marker = this.kind ? `${HOLDS}${this.kind} ` : "";
    const forms = new Map();
    const most = Math.max(0, ...words.map((word) => others(word, synonyms).length));
    for (let turn = 0; turn < most; turn++) {
      const said = words.map((word) => others(word, synonyms)[turn] ?? word).join(" ");
      forms.set(marker + said, OTHERWISE);
    }
    for (const [form, weight] of formsOf(words.join(" "))) forms.set(marker + form, weight);
    if (marker && !forms.size) forms.set(marker.trim(), 1);
    return forms;
  }

  /**
   * A query for any of its words, where no page has them all.
   * @returns {Map<string, number>}
   */
  get eachAlone() {
    const words = this.terms.flat();
    return new Map(words.map((word) => [word, 1 / (this.terms.length || 1)]));
  }
}

/**
 * @param {string} word
 * @param {Asking["synonyms"]} synonyms
 */
const others = (word, synonyms) => synonyms[wordsIn(word).join(" ")] ?? [];

/**
 * The kind of statement that a text asks for, and what else it says.
 * @param {string} text
 * @param {Asking["questions"]} questions
 */
function questionIn(text, questions) {
  const plain = wordsIn(text, true).join(" ");
  const asked = Object.keys(questions).find((one) => `${plain} `.startsWith(`${one} `));
  return asked
    ? { kind: questions[asked], rest: plain.slice(asked.length) }
    : { kind: "", rest: text };
}

/**
 * The words of a text that say something; all where none does.
 * @param {string} text
 * @param {Asking} asking
 * @param {boolean} some whether there is to be any
 */
function counting(text, { functions }, some) {
  const words = text.trim().split(/\s+/).filter(Boolean);
  const left = words.filter((word) => {
    const own = wordsIn(word);
    return !own.length || own.some((one) => !functions.includes(one));
  });
  return left.some((word) => wordsIn(word).length) || !some ? left : words;
}

/**
 * Words of which two say one thing, as "death toll", put together.
 * @param {string[]} words
 * @param {Asking["synonyms"]} synonyms
 */
function asOne(words, synonyms) {
  for (let at = 0; at + 1 < words.length; at++) {
    const one = synonyms[wordsIn(`${words[at]} ${words[at + 1]}`).join(" ")];
    if (one) return [...words.slice(0, at), ...one, ...words.slice(at + 2)];
  }
  return words;
}
