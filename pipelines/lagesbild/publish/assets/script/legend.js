/* The names of lines: at their ends where there is room, else in a legend above the plot. */
import { textWidth, wrapped } from "./text.js";

const END_LABEL = "end-label"; // what the house style calls a name at the end of its line
const TOLD = "told"; // … and a number that the headline names at its mark
const LINE_PX = 24; // of a line of the legend in the size of a narrow screen
const NAME_PX = 18; // of a line of a name at the end of its line

/* The house style guesses the width of the names; here the font is known. */
export function makeRoomForEndLabels(layout, width) {
  const [first, last] = layout.xaxis.range ?? [0, 0];
  for (const { name, text, x, xshift } of layout.annotations ?? []) {
    const inside = last > first ? ((last - x) / (last - first)) * (width - layout.margin.r - 80) : 0;
    const lines = text.split("<br>").map((line) => textWidth(line, 14));
    if (name === END_LABEL) layout.margin.r = Math.max(layout.margin.r, Math.max(...lines) + xshift + 8 - inside);
  }
}

/* Breaks the names at the ends of lines where the letters and not their number ask for it. */
export function rewrapEndLabels({ annotations }, width) {
  for (const note of (annotations ?? []).filter(({ name }) => name === END_LABEL)) {
    note.text = wrapped(note.text.replaceAll("<br>", " "), width, 14);
  }
}

/* Names at the ends of lines move apart until none covers another and none stands above or below the plot. */
export function spreadEndLabels({ annotations, yaxis }, plotPx) {
  const [low, high] = yaxis.range;
  const names = (annotations ?? []).filter(({ name }) => name === END_LABEL);
  const placed = names
    .map((note) => ({ note, at: ((note.y - low) / (high - low)) * plotPx, half: halfPx(note) }))
    .sort((one, other) => one.at - other.at);
  const mark = placed.map(({ at }) => at);
  pushApart(placed, -NAME_PX / 2);
  const reversed = placed.map((name) => ({ ...name, at: plotPx - name.at })).reverse();
  pushApart(reversed, -NAME_PX / 2);
  for (const [i, { note, at }] of reversed.reverse().entries()) note.yshift = Math.round(plotPx - at - mark[i]);
}

function halfPx({ text }) {
  return (text.split("<br>").length * NAME_PX) / 2;
}

function pushApart(names, from) {
  let free = from;
  for (const name of names) {
    name.at = Math.max(name.at, free + name.half);
    free = name.at + name.half;
  }
}

/* The legend takes the place that the figure reserved for one. */
export function namesIntoLegend(data, layout, width) {
  const isName = (note) => note.name === END_LABEL;
  const notes = layout.annotations ?? [];
  for (const note of notes.filter(({ name }) => name === TOLD)) note.visible = true;
  layout.annotations = notes.filter((note) => !isName(note));
  if (notes.filter(isName).length > 1) layout.showlegend = true;
  if (!layout.showlegend) return;
  for (const trace of data.filter(({ name }) => name)) trace.name = wrapped(trace.name, width - 60, 13);
  const more = legendPx(data, width) - layout.meta.reserved.legend_px;
  layout.margin.t += more;
  layout.height += more;
  layout.legend.font = { size: 13 };
}

/* The height that the legend of these traces takes, at its own letters' size. */
export function legendPx(data, width) {
  return rowsOfLegend(namesOfLegend(data), width) * LINE_PX;
}

/* The same with letters of the size of ``letterPx``, where the legend may begin left of the plot. */
export function wideLegendPx(data, width, letterPx) {
  const names = namesOfLegend(data);
  const widths = names.map((name) => textWidth(name, letterPx) + 48);
  const isOneRow = widths.reduce((sum, px) => sum + px, 0) < width;
  const perRow = Math.max(1, Math.floor(width / Math.max(...widths)));
  return (isOneRow ? 1 : Math.ceil(names.length / perRow)) * LINE_PX;
}

function namesOfLegend(data) {
  return data.filter((trace) => trace.name && trace.showlegend !== false).map((trace) => trace.name);
}

function rowsOfLegend(names, width) {
  // Plotly gives all entries of a level legend the width of the widest.
  const widest = Math.max(...names.flatMap((name) => name.split("<br>")).map((line) => textWidth(line, 13))) + 50;
  const perRow = Math.max(1, Math.floor(width / widest));
  const tallest = Math.max(...names.map((name) => name.split("<br>").length));
  return Math.ceil(names.length / perRow) * Math.max(1, tallest * 0.75);
}
