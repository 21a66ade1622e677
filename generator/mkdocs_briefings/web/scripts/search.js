/* Search: the box in the header, and the search page. All words come from the build.
   The box is hidden until this runs: without scripts, and on a page opened from a folder, where
   nothing can be fetched, the way to search is the link, to a page that says what is wanting. */
import { Index } from "./search-index.js";
import { searchBox } from "./search-box.js";
import { Names } from "./search-names.js";
import { searchPage } from "./search-page.js";
import { told } from "./search-settings.js";
import { FacetTable } from "./search-table.js";
import { useLetters } from "./search-words.js";

const form = document.getElementById("briefing-search-box");

if (form instanceof HTMLFormElement && location.protocol !== "file:") {
  const root = new URL(`${form.dataset.root}/`, location.href);
  /** @type {SearchSettings} */
  const settings = { ...told, page: new URL(form.action, location.href).href };
  useLetters(settings.letters);
  const bundle = new URL(form.dataset.bundle ?? "", root).pathname;
  const index = new Index(bundle, root.pathname);
  const table = new FacetTable(bundle, root.pathname);
  // Where Material changes pages without loading them, relative addresses would lead elsewhere.
  form.action = settings.page;
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const ways = document.querySelectorAll(".briefing-search-way");
  for (const way of ways) way.href = settings.page;
  const names = new Names(bundle);
  const close = searchBox(form, index, names, settings);
  form.hidden = false;
  const arrive = () => {
    close();
    searchPage(document.querySelector("[data-briefing-search]"), index, table, names, settings);
  };
  if (window.document$?.subscribe) window.document$.subscribe(arrive);
  else arrive();
}
