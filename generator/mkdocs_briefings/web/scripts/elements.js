/* Elements made from what they say. */

/**
 * An element with properties and with what stands in it; text is never read as HTML.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} [properties]
 * @param {...(Node | string)} inside
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, properties = {}, ...inside) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...inside);
  return element;
}

/**
 * Go with the arrow keys from one stop to the next, or back: from a field to its first result and on.
 * @param {KeyboardEvent} event
 * @param {HTMLElement[]} stops
 */
export function stepOn(event, stops) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const at = stops.findIndex((one) => one === document.activeElement);
  if (!by || at < 0 || event.isComposing || !stops[at + by]) return;
  event.preventDefault();
  stops[at + by].focus();
}
