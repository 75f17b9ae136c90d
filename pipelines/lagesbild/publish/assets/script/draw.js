/* Draws every chart at the width that it now has; where that fails its table stands open in its place. */
import { fitted } from "./fit.js";
import { charts, isShort, medium, night } from "./page.js";

const PAPER_PX = 760; // a little more than the width between the margins of A4; paper scales the drawing, never cuts it
const COLUMN_PX = 430; // of half its width: letters of 13 px are 7.4 pt on paper
const ACROSS_PX = 900; // the same scale across the paper version
const CONFIG = { displayModeBar: false, showSendToCloud: false, doubleClick: false, responsive: false };

export function drawAll() {
  charts.forEach(drawOrOpenTable);
}

/* Draws a chart whose figure has changed. */
export function redrawn(chart) {
  chart.drawn = null;
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
    width: medium.isPaper ? paperWidth(box) : box.clientWidth,
    isNight: night.matches,
    isPaper: medium.isPaper,
    stretch: chart.stretch ?? 0,
  };
  if (!now.width || Object.entries(now).every(([name, value]) => chart.drawn?.[name] === value)) return;
  chart.drawn = now;
  paint(box, fitted(chart, now));
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

function paperWidth(box) {
  if (!isShort()) return PAPER_PX;
  return box.closest(".across") ? ACROSS_PX : COLUMN_PX;
}
