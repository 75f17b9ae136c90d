/* Paper: what the buttons and the browser's own command print, and what changes between screen and paper. */
import { drawAll } from "./draw.js";
import { drawNear } from "./near.js";
import { isShort, medium, page } from "./page.js";
import { layOutSheets, leaveSheets } from "./sheets.js";
import { openTables, recloseTables } from "./tables.js";

export function offerPrinting() {
  sayInMargins();
  for (const button of document.querySelectorAll("button[data-print]")) {
    button.parentElement.hidden = false;
    button.addEventListener("click", () => {
      page.dataset.print = button.dataset.print;
      window.print();
    });
  }
}

/* A rule of the page's margin can take no text from the page. */
function sayInMargins() {
  const imprint = document.querySelector(".imprint").textContent.replace(/\s+/g, " ").trim();
  page.style.setProperty("--running-head", JSON.stringify(document.title));
  page.style.setProperty("--imprint", JSON.stringify(imprint));
}

/* The first button says what is printed where none was pressed. The paper version is shorter than the screen: the reader's
   place is kept. */
export function toPaper() {
  if (medium.isPaper) return;
  Object.assign(medium, { isPaper: true, scrolledPx: scrollY });
  page.dataset.print ??= document.querySelector("button[data-print]").dataset.print;
  if (isShort()) layOutSheets();
  else {
    openTables();
    drawAll();
  }
}

export function toScreen() {
  if (!medium.isPaper) return;
  medium.isPaper = false;
  delete page.dataset.print;
  leaveSheets();
  recloseTables();
  drawNear();
  scrollTo({ top: medium.scrolledPx, behavior: "instant" });
}
