/* Draws every chart at the width that it now has; where that fails its table stands open in its place. */
import { fitted } from "./fit.js";
import { charts, isShort, medium, night } from "./page.js";

const PAPER_PX = 760; // a little more than the width between the margins of A4; paper scales the drawing, never cuts it
const COLUMN_PX = 400; // of a column of the short version: its letters of 13 px are 8 pt on paper
const CONFIG = { displayModeBar: false, showSendToCloud: false, doubleClick: false, responsive: false };

export function drawAll() {
  charts.forEach(drawOrOpenTable);
}

/* Draws a chart whose figure has changed. */
export function redrawn(chart) {
  chart.width = 0;
  drawOrOpenTable(chart);
}

function drawOrOpenTable(chart) {
  try {
    draw(chart);
  } catch (error) {
    chart.box.hidden = true;
    const table = chart.box.closest("figure").querySelector("details");
    if (table) table.open = true;
    console.error(error);
  }
}

function draw(chart) {
  const { box } = chart;
  const now = {
    width: medium.isPaper ? paperWidth() : box.clientWidth,
    isNight: night.matches,
    isPaper: medium.isPaper,
  };
  if (!now.width || Object.entries(now).every(([name, value]) => chart[name] === value)) return;
  Object.assign(chart, now);
  paint(box, fitted(chart, now.width));
}

export function paint(box, { data, layout }) {
  Plotly.react(box, data, layout, CONFIG);
  box.style.height = `${layout.height}px`;
  box.style.aspectRatio = `${layout.width} / ${layout.height}`;
  for (const svg of box.querySelectorAll(".main-svg")) {
    svg.setAttribute("viewBox", `0 0 ${layout.width} ${layout.height}`);
  }
  box.dataset.drawn = String(Boolean(box.querySelector(".main-svg .trace, .main-svg .bars, .main-svg .scatterlayer")));
}

function paperWidth() {
  return isShort() ? COLUMN_PX : PAPER_PX;
}
