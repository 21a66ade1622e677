/* The list of a page's sections that a button in the header opens: it closes after a choice. */

/** Let the list close when one of its links is followed. */
export function contents() {
  const list = document.getElementById("briefing-contents");
  list?.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a")) list.hidePopover?.();
  });
}
