/* Tables: closed until asked for; one that overflows can be scrolled by keyboard and has a name. */

export function closeTables() {
  for (const table of document.querySelectorAll("details[data-close]")) table.open = false;
}

export function openTables() {
  for (const table of document.querySelectorAll("details:not([open])")) {
    table.dataset.reclose = "";
    table.open = true;
  }
}

export function recloseTables() {
  for (const table of document.querySelectorAll("details[data-reclose]")) {
    delete table.dataset.reclose;
    table.open = false;
  }
}

export function nameScrolling() {
  for (const region of document.querySelectorAll(".scroll")) {
    const named = { role: "region", tabindex: "0", "aria-label": region.dataset.name };
    const scrolls = region.scrollWidth > region.clientWidth;
    for (const [name, value] of Object.entries(named)) {
      if (scrolls) region.setAttribute(name, value);
      else region.removeAttribute(name);
    }
  }
}
