/* Answers each citation in CSL-JSON, one a line, with its other forms. */
import { createInterface } from "node:readline";
import { bibtex, csl, ris } from "../../generator/mkdocs_briefings/web/scripts/citation.js";

for await (const line of createInterface({ input: process.stdin })) {
  const item = JSON.parse(line);
  console.log(JSON.stringify({ bibtex: bibtex(item), csl: csl(item), ris: ris(item) }));
}
