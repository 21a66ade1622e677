/* What a printed page needs and a style sheet cannot know: at the head of each sheet the title, the
   marking and the address; and all that is folded open, where the browser does not do so by itself. */
import { address } from "./citing.js";

/** Make a page ready to be printed at any time. */
export function printing() {
  const title = document.querySelector("article h1")?.firstChild?.textContent?.trim();
  if (!title) return;
  const marking = document.querySelector(".briefing-published a[href*='#marking-']")?.textContent;
  const head = [title, marking].filter(Boolean).join(" · ");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `@page { @top-left { content: ${quoted(head)}; font-size: 8.5pt; }
    @bottom-left { content: ${quoted(address())}; font-size: 8.5pt; } }`,
  );
  document.adoptedStyleSheets = [sheet];
}

/**
 * A text as a string of CSS.
 * @param {string} text
 */
function quoted(text) {
  return `"${text.replace(/["\\\n]/g, (found) => `\\${found.charCodeAt(0).toString(16)} `)}"`;
}

/** @type {HTMLDetailsElement[]} */
let opened = [];

addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details")].filter((one) => !one.open);
  for (const one of opened) one.open = true;
});

addEventListener("afterprint", () => {
  for (const one of opened) one.open = false;
});
