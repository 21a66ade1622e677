/* Copies text for the reader, and says so. */
import { make } from "./elements.js";

const SHOWN = 3000; // milliseconds for which it is said

/**
 * Copy a text; then say `done`, politely. Nothing is said where nothing could be copied.
 * @param {string} text
 * @param {string} done
 */
export async function copy(text, done) {
  const place = document.querySelector("dialog[open]") ?? document.body;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    if (!copyFromField(text, place)) return;
  }
  announce(done, place);
}

/**
 * The older way where there is no clipboard, without https or without leave: from a field.
 * @param {string} text
 * @param {Element} place
 */
function copyFromField(text, place) {
  const field = make("textarea", { value: text, className: "briefing-copied" });
  const before = document.activeElement;
  place.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
}

let silence = 0;

/**
 * @param {string} words
 * @param {Element} place
 */
function announce(words, place) {
  const status =
    document.querySelector(".briefing-status") ?? make("div", { className: "briefing-status" });
  status.setAttribute("role", "status");
  status.setAttribute("aria-live", "polite");
  status.textContent = "";
  place.append(status);
  clearTimeout(silence);
  setTimeout(() => (status.textContent = words), 50); // a change in a region that is there already
  silence = setTimeout(() => (status.textContent = ""), SHOWN);
}
