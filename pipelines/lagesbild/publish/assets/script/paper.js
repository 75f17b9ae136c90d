/* Paper: what the buttons print, and what changes between screen and paper. */
import { drawAll } from "./draw.js";
import { isShort, medium, page } from "./page.js";
import { openTables, recloseTables } from "./tables.js";

export function offerPrinting() {
  page.style.setProperty("--running-head", JSON.stringify(document.title));
  for (const button of document.querySelectorAll("button[data-print]")) {
    button.parentElement.hidden = false;
    button.addEventListener("click", () => {
      page.dataset.print = button.dataset.print;
      window.print();
    });
  }
}

export function toPaper() {
  if (medium.isPaper) return;
  medium.isPaper = true;
  if (!isShort()) openTables();
  drawAll();
}

export function toScreen() {
  if (!medium.isPaper) return;
  medium.isPaper = false;
  delete page.dataset.print;
  recloseTables();
  drawAll();
}
