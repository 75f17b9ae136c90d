/* The names of lines: at their ends where there is room, else in a legend above the plot. */
import { textWidth, wrapped } from "./text.js";

const END_LABEL = "end-label"; // what the house style calls a name at the end of its line
const LINE_PX = 24; // of a line of the legend in the size of a narrow screen

/* The house style guesses the width of the names; here the font is known. */
export function makeRoomForEndLabels(layout, width) {
  const [first, last] = layout.xaxis.range ?? [0, 0];
  for (const { name, text, x, xshift } of layout.annotations ?? []) {
    const inside = last > first ? ((last - x) / (last - first)) * (width - layout.margin.r - 80) : 0;
    const lines = text.split("<br>").map((line) => textWidth(line, 14));
    if (name === END_LABEL) layout.margin.r = Math.max(layout.margin.r, Math.max(...lines) + xshift + 8 - inside);
  }
}

/* The legend takes the place that the figure reserved for one. */
export function namesIntoLegend(data, layout, width) {
  const isName = (note) => note.name === END_LABEL;
  const notes = layout.annotations ?? [];
  layout.annotations = notes.filter((note) => !isName(note));
  if (notes.filter(isName).length > 1) layout.showlegend = true;
  if (!layout.showlegend) return;
  const entries = data.filter((trace) => trace.name && trace.showlegend !== false);
  for (const trace of entries) trace.name = wrapped(trace.name, width - 60, 13);
  const names = entries.map((trace) => trace.name);
  const more = rowsOfLegend(names, width) * LINE_PX - layout.meta.reserved.legend_px;
  layout.margin.t += more;
  layout.height += more;
  layout.legend.font = { size: 13 };
}

function rowsOfLegend(names, width) {
  // Plotly gives all entries of a level legend the width of the widest.
  const widest = Math.max(...names.flatMap((name) => name.split("<br>")).map((line) => textWidth(line, 13))) + 50;
  const perRow = Math.max(1, Math.floor(width / widest));
  const tallest = Math.max(...names.map((name) => name.split("<br>").length));
  return Math.ceil(names.length / perRow) * Math.max(1, tallest * 0.75);
}
