/* Answers each table of letters and text, one a line, with the text in plain letters. */
import { createInterface } from "node:readline";
import {
  typedPlainly,
  useLetters,
} from "../../generator/mkdocs_briefings/web/scripts/search-words.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { letters, text } = JSON.parse(line);
  useLetters(letters);
  console.log(JSON.stringify(typedPlainly(text)));
}
