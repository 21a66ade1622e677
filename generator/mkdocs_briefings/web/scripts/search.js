/* Search: the box in the header, and the search page. All words come from the page. */
import { Index } from "./search-index.js";
import { searchBox } from "./search-box.js";
import { searchPage } from "./search-page.js";
import { FacetTable } from "./search-table.js";

const form = document.getElementById("briefing-search-box");

if (form) {
  const root = new URL(`${form.dataset.root}/`, location);
  const { facets, ...words } = JSON.parse(form.dataset.words);
  const settings = {
    ...words,
    facets: Object.fromEntries(facets),
    page: new URL(form.getAttribute("action"), location).href,
  };
  const bundle = new URL(form.dataset.bundle, root).pathname;
  const index = new Index(bundle, root.pathname);
  const table = new FacetTable(bundle, root.pathname);
  // Where Material changes pages without loading them, relative addresses would lead elsewhere.
  form.action = settings.page;
  document.querySelector(".briefing-search-way").href = settings.page;
  const close = searchBox(form, index, settings);
  const arrive = () => {
    close();
    searchPage(document.querySelector("[data-briefing-search]"), index, table, settings);
  };
  if (window.document$?.subscribe) window.document$.subscribe(arrive);
  else arrive();
}
