/* The rows of a chart – bars with names, dots of a category – shared out over screens of the projector. */
import { namesOf } from "./axes.js";
import { hasLyingBars } from "./bars.js";
import { wrapped } from "./text.js";

export const LETTER_PX = 14; // of every letter before the drawing is scaled
const NAMES_SHARE = 0.36; // of the width, for the names of bars
const LINE_OF_LETTERS = 18;
const BAR_GAP = 6;
const INTERVAL_ROW = 17; // of an interval and its name on one line
const DOT_ROW = { written: 16, bare: 10 }; // pixels of a dot in its row, with and without its value

/* The figure in parts whose rows fit the height; one part where the height is free. */
export function partsByRows(figure, width, height) {
  const rows = categoriesOf(figure);
  const parts = chunks(rows, heightsOfRows(figure, width), height);
  return parts.length < 2 ? [figure] : parts.map((some) => withRows(figure, some));
}

export function inNames(name, width) {
  return wrapped(name, width * NAMES_SHARE, LETTER_PX);
}

/* Names of bars, numbers of rows of dots; none where the height is free. */
function categoriesOf({ data, layout }) {
  if (hasLyingBars(layout)) return namesOf(data, layout.yaxis);
  return layout.meta.kind === "dots" ? layout.yaxis.tickvals : [];
}

function heightsOfRows({ data, layout }, width) {
  const dot = data.some(({ text }) => text) ? DOT_ROW.written : DOT_ROW.bare;
  if (layout.meta.kind === "dots") return layout.yaxis.tickvals.map(() => data.length * dot + BAR_GAP);
  const lines = categoriesOf({ data, layout }).map((name) => inNames(name, width).split("<br>").length);
  if (layout.meta.kind === "intervals") return lines.map((count) => INTERVAL_ROW * count);
  const bars = layout.meta.kind === "bars" ? data.length : 1;
  return lines.map((count) => LINE_OF_LETTERS * Math.max(bars, count) + BAR_GAP);
}

/* The rows in as few parts as have room, of about the same size. All rows of a part are as high as its highest. */
function chunks(rows, heights, height) {
  const { length } = filledParts(rows, heights, height, rows.length);
  let most = Math.ceil(rows.length / Math.max(1, length));
  while (filledParts(rows, heights, height, most).length > length) most += 1;
  return filledParts(rows, heights, height, most);
}

function filledParts(rows, heights, height, most) {
  const parts = [];
  let highest = 0;
  for (const [i, row] of rows.entries()) {
    highest = Math.max(highest, heights[i]);
    const some = parts.at(-1);
    if (some && some.length < most && (some.length + 1) * highest <= height) some.push(row);
    else {
      parts.push([row]);
      highest = heights[i];
    }
  }
  return parts;
}

function withRows({ data, layout }, rows) {
  const isKept = (y) => rows.includes(typeof y === "string" ? y : Math.round(y));
  const traces = data.map((trace) => picked(trace, trace.y.length, trace.y.map(isKept)));
  return { data: traces, layout: layout.meta.kind === "dots" ? withTicks(layout, rows) : layout };
}

/* Keeps of every list that has an entry for each point those of the points that are kept. */
function picked(value, length, isKept) {
  if (Array.isArray(value)) return value.length === length ? value.filter((_, i) => isKept[i]) : value;
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, picked(inner, length, isKept)]));
}

function withTicks(layout, rows) {
  const { yaxis } = layout;
  const ticktext = rows.map((row) => yaxis.ticktext[yaxis.tickvals.indexOf(row)]);
  const range = [rows.at(-1) + 0.5, rows[0] - 0.5];
  return { ...layout, yaxis: { ...yaxis, tickvals: rows, ticktext, range } };
}
