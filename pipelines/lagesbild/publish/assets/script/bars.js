/* Bars that lie: their names beside them, or above them where that is too narrow. */
import { namesOf, plotWidth } from "./axes.js";
import { breakValues, makeRoomForValues } from "./ends.js";
import { isShort } from "./page.js";
import { textWidth, wrapped } from "./text.js";

const KINDS = ["bars", "stacked", "intervals"];
const BAR_NAME = "bar-name";
const SCREEN = { line: 18, bar: 20, beside: 20, gap: 14, apart: 12 }; // pixels of a line of a name, of the bar below it, to the next name above bars, and to the next of several lines beside them
const COLUMN = { line: 15, bar: 11, beside: 16, gap: 4, apart: 4 }; // … in half the width of the paper version

export function hasLyingBars(layout) {
  return KINDS.includes(layout.meta.kind);
}

/* No value is made smaller to fit its bar. */
export function keepValues({ data, layout }) {
  if (hasLyingBars(layout)) for (const trace of barsOf(data)) trace.constraintext = "none";
}

export function nameBars(data, layout, width) {
  const names = namesOf(data, layout.yaxis);
  const texts = names.map((name) => besideBars(name, width));
  Object.assign(layout.yaxis, { tickmode: "array", tickvals: names, ticktext: texts });
  layout.height = Math.max(layout.height, layout.margin.t + texts.length * rowPx(texts, SCREEN) + footPx(layout));
  makeRoomForValues(data, layout.xaxis, plotWidth(data, layout, width));
}

/* Names stand beside bars of one line where that is lower than above them. */
export function nameBarsOnPaper(data, layout, width, stretch) {
  const names = namesOf(data, layout.yaxis);
  const above = bandPx(
    barsOf(data),
    names.map((name) => onOneLine(name, width - 8)),
    layout,
    COLUMN,
  );
  const beside = Math.max(
    rowPx(
      names.map((name) => besideBars(name, width)),
      COLUMN,
    ),
    barsPx(barsOf(data), layout, COLUMN) + 8,
  );
  if (above <= beside) namesAboveBars(data, layout, width, stretch);
  else {
    nameBars(data, layout, width);
    wrapTitle(layout, plotWidth(data, layout, width));
    layout.height = layout.margin.t + names.length * beside + footPx(layout) + stretch;
  }
}

function besideBars(name, width) {
  return wrapped(name, width * 0.36, 14);
}

/* So that no two names that follow each other lie over each other, and those of several lines are told apart. */
function rowPx(texts, { apart }) {
  const lines = texts.map((text) => text.split("<br>").length);
  const most = Math.max(...lines.map((count, i) => (count + (lines[i + 1] ?? count)) / 2));
  return most * SCREEN.line + (most > 1 ? apart : COLUMN.apart);
}

/* A title is centred below the plot, which is narrower than the drawing. */
function wrapTitle({ xaxis: { title } }, width) {
  if (title?.text) title.text = wrapped(title.text.replaceAll("<br>", " "), width, 13);
}

function footPx({ xaxis: { title } }) {
  return title?.text ? 44 + 16 * mostLines([title.text]) : 36;
}

/* Notes, not tick labels inside the plot: plotly hides the grid and the other axis where those are. A note stands
   at the number of its bar, since a name that looks like a number would be read as one. */
export function namesAboveBars(data, layout, width, stretch = 0) {
  const bars = barsOf(data);
  const texts = namesOf(bars, layout.yaxis).map((name) => onOneLine(name, width - 8));
  if (!isShort() && !areSideBySide(bars, layout)) breakValues(bars, width); // paper has no room for second lines
  const roomPx = layoutOfBars(bars, texts, layout, stretch / texts.length);
  const notes = texts.map((text, y) => ({ ...noteAbove(roomPx, layout), text, y }));
  layout.annotations = [...(layout.annotations ?? []), ...notes];
}

/* Gives each name and its bars their band of the height, and ``more``; returns the pixels of the bars and their values. */
function layoutOfBars(bars, texts, layout, more) {
  const sizes = isShort() ? COLUMN : SCREEN;
  const thickPx = barsPx(bars, layout, sizes) + more / 2;
  const eachPx = bandPx(bars, texts, layout, sizes) + more;
  const ends = [-0.5, texts.length - 0.5];
  layout.margin.t += (sizes.line * mostLines(texts)) / 2;
  layout.height = layout.margin.t + eachPx * texts.length + footPx(layout);
  layout.bargap = 1 - thickPx / eachPx;
  layout.yaxis.range = layout.yaxis.autorange === "reversed" ? ends.reverse() : ends;
  Object.assign(layout.yaxis, { autorange: false, showticklabels: false, automargin: false });
  return Math.max(thickPx, valuesPx(bars, sizes));
}

function barsOf(data) {
  return data.filter((trace) => trace.type === "bar");
}

function mostLines(texts) {
  return Math.max(0, ...texts.map((text) => text.split("<br>").length));
}

/* Bars side by side are as thick as the values at their ends need. */
function barsPx(bars, layout, { bar, beside }) {
  return areSideBySide(bars, layout) ? beside * bars.length : bar;
}

/* Whether a name has several bars. */
function areSideBySide(bars, { meta }) {
  return meta.kind !== "stacked" && namesOf(bars).length < bars.flatMap(({ y }) => y).length;
}

/* The height of the values at the ends of the bars, which one line of a bar has room for. */
function valuesPx(bars, { line }) {
  const lines = mostLines(bars.flatMap(({ text }) => text ?? []));
  return lines > 1 ? line * lines : 0;
}

/* A name with the bars below it, and what parts them from the next name. */
function bandPx(bars, texts, layout, sizes) {
  return sizes.line * mostLines(texts) + Math.max(barsPx(bars, layout, sizes), valuesPx(bars, sizes)) + sizes.gap;
}

function noteAbove(roomPx, { margin, hoverlabel }) {
  return {
    name: BAR_NAME,
    xref: "paper",
    x: 0,
    xanchor: "left",
    xshift: 2 - margin.l,
    yanchor: "bottom",
    yshift: roomPx / 2 + 1,
    align: "left",
    showarrow: false,
    borderpad: 0,
    bgcolor: hoverlabel.bgcolor,
    font: { size: 13 },
  };
}

function onOneLine(name, width) {
  const line = name.replace("<br>", ": ");
  return textWidth(line, 13) <= width ? line : wrapped(name, width, 13);
}
