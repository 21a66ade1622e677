/* The facets beside the results: boxes to tick, each with the number of pages that it leaves. */
import { make } from "./search-results.js";

const FEW = 8; // values that a facet shows at first

const languages = (() => {
  try {
    return new Intl.DisplayNames([document.documentElement.lang || "en"], { type: "language" });
  } catch {
    return { of: (tag) => tag };
  }
})();

/** The list of facets; `change` is told the values that are ticked in one of them. */
export function facetList(settings, change) {
  const element = make("div", { className: "briefing-facets" });
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", settings.words.facets);
  const shownAll = new Set();
  let last = [{}, {}, 0];

  function fill(counts, chosen, total) {
    last = [counts, chosen, total];
    const focused = element.contains(document.activeElement) ? document.activeElement.id : "";
    element.replaceChildren(
      ...Object.keys(settings.facets)
        .map((name) => facet(name, counts[name] || {}, chosen[name] || [], total))
        .filter(Boolean),
    );
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }

  function facet(name, counts, ticked, total) {
    const values = [...new Set([...Object.keys(counts), ...ticked])].filter(
      (value) => counts[value] || ticked.includes(value),
    );
    const narrows = values.some((value) => ticked.includes(value) || counts[value] !== total);
    if (!narrows) return null;
    values.sort((a, b) => order(name, a, b, counts, ticked));
    const shown = shownAll.has(name) ? values : values.slice(0, Math.max(FEW, ticked.length));
    const all = make("button", { type: "button", className: "briefing-button" }, settings.words.values);
    all.onclick = () => {
      shownAll.add(name);
      fill(...last);
    };
    return make(
      "fieldset",
      {},
      make("legend", {}, settings.facets[name]),
      ...shown.map((value) => box(name, value, counts[value] || 0, ticked)),
      ...(shown.length < values.length ? [all] : []),
    );
  }

  function box(name, value, count, ticked) {
    const id = `facet-${name}-${value}`;
    const input = make("input", { type: "checkbox", id, name, value, checked: ticked.includes(value) });
    input.onchange = () =>
      change(name, input.checked ? [...ticked, value] : ticked.filter((one) => one !== value));
    const label = make("label", { htmlFor: id, dir: "auto" }, text(name, value));
    return make("div", {}, input, label, make("span", { className: "briefing-facet-count" }, String(count)));
  }

  const text = (name, value) =>
    name === "language" ? languages.of(value) : settings.values[`${name}:${value}`] || value;

  return { element, fill };
}

/** What is ticked first, then by count; years from the newest. */
function order(name, a, b, counts, ticked) {
  if (name === "year") return b.localeCompare(a);
  return ticked.includes(b) - ticked.includes(a) || (counts[b] || 0) - (counts[a] || 0) || a.localeCompare(b);
}
