/* Charts at the width that they now have: what is drawn later has its height before; where drawing fails the table
   stands open in its place. */
import { fitted } from "./fit.js";
import { charts, isShort, medium, night } from "./page.js";

const PAPER_PX = 760; // a little more than the width between the margins of A4; paper scales the drawing, never cuts it
const COLUMN_PX = 430; // of half its width: letters of 13 px are 7.4 pt on paper
const ACROSS_PX = 900; // the same scale across the paper version
const CONFIG = { displayModeBar: false, showSendToCloud: false, doubleClick: false, responsive: false };

/* Fits every chart to its box, with its unit and its list of places, so that nothing moves when it is drawn. */
export function reserveAll() {
  const widths = charts.map(({ box }) => (medium.isPaper ? paperWidth(box) : box.clientWidth));
  charts.forEach((chart, i) => {
    orOpenTable(chart, () => reserve(chart, widths[i]));
  });
}

export function drawAll() {
  reserveAll();
  charts.forEach(draw);
}

/* Draws a chart as it was fitted, once. */
export function draw(chart) {
  const { box, shown } = chart;
  chart.shown = null;
  if (shown) orOpenTable(chart, () => paint(box, shown));
}

/* Draws a chart whose figure has changed. */
export function redrawn(chart) {
  chart.fittedTo = null;
  reserveAll();
  draw(chart);
}

function reserve(chart, width) {
  const now = { width, isNight: night.matches, isPaper: medium.isPaper, stretch: chart.stretch ?? 0 };
  if (!width || Object.entries(now).every(([name, value]) => chart.fittedTo?.[name] === value)) return;
  chart.fittedTo = now;
  chart.shown = fitted(chart, now);
  chart.box.dataset.drawn = "false";
  keepHeight(chart.box, chart.shown.layout);
}

function orOpenTable({ box }, work) {
  try {
    work();
  } catch (error) {
    box.hidden = true;
    const table = box.closest("figure").querySelector("details");
    if (table) table.open = true;
    console.error(error);
  }
}

function keepHeight({ style }, { width, height }) {
  style.height = `${height}px`;
  style.aspectRatio = `${width} / ${height}`;
}

export function paint(box, { data, layout }) {
  Plotly.react(box, data, layout, CONFIG);
  keepHeight(box, layout);
  for (const svg of box.querySelectorAll(".main-svg")) {
    svg.setAttribute("viewBox", `0 0 ${layout.width} ${layout.height}`);
  }
  box.dataset.drawn = String(Boolean(box.querySelector(".main-svg .trace, .main-svg .bars, .main-svg .scatterlayer")));
}

function paperWidth(box) {
  if (!isShort()) return PAPER_PX;
  return box.closest(".across") ? ACROSS_PX : COLUMN_PX;
}
