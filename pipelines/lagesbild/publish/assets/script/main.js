/* Draws the charts of a brief from the JSON on the page; closes the tables; steps through points by keyboard.
   No part of it is needed to read the numbers: without it every table stands open.
   This runs before plotly is read, the drawing after it. */
import { reserveAll } from "./draw.js";
import { stepping } from "./keyboard.js";
import { offerLinks } from "./links.js";
import { fitBar, offerMenu } from "./menu.js";
import { drawNear, drawWhenNear } from "./near.js";
import { offerOwnValues } from "./own.js";
import { charts, night, paper } from "./page.js";
import { offerPrinting, toPaper, toScreen } from "./paper.js";
import { offerPictures } from "./pictures.js";
import { keepPlace } from "./place.js";
import { offerProjector } from "./projector.js";
import { closeTables, nameScrolling } from "./tables.js";
import { offerSheets } from "./taken.js";

closeTables();
offerPrinting();
offerMenu();
fitBar();
offerLinks();
offerSheets();
keepPlace();
for (const { box } of charts) box.dataset.drawn = "false";
reserveAll();

addEventListener("DOMContentLoaded", () => {
  offerProjector();
  fitBar();
  drawNear();
  drawWhenNear();
  offerOwnValues();
  charts.forEach(stepping);
  offerPictures();
  nameScrolling();
  const widths = new ResizeObserver(() =>
    requestAnimationFrame(() => {
      drawNear();
      nameScrolling();
    }),
  );
  for (const { box } of charts) widths.observe(box.parentElement);
  for (const table of document.querySelectorAll("details")) table.addEventListener("toggle", nameScrolling);
  night.addEventListener("change", drawNear);
  addEventListener("beforeprint", toPaper);
  addEventListener("afterprint", toScreen);
  paper.addEventListener("change", () => (paper.matches ? toPaper() : toScreen()));
});
