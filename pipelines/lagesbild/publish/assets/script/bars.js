/* Bars that lie: their names beside them, or above them where that is too narrow; room for the values at their ends. */
import { namesOf, plotWidth } from "./axes.js";
import { isShort } from "./page.js";
import { textWidth, wrapped } from "./text.js";

const KINDS = ["bars", "stacked", "intervals"];
const BAR_NAME = "bar-name";
const SCREEN = { line: 18, bar: 20, gap: 14 }; // pixels of a line of a name, of the bar below it, and to the next name
const COLUMN = { line: 15, bar: 11, gap: 4 }; // … in half the width of the paper version

export function hasLyingBars(layout) {
  return KINDS.includes(layout.meta.kind);
}

export function nameBars(data, layout, width) {
  const names = namesOf(data);
  const texts = names.map((name) => besideBars(name, width));
  Object.assign(layout.yaxis, { tickmode: "array", tickvals: names, ticktext: texts });
  layout.height = Math.max(layout.height, layout.margin.t + texts.length * rowPx(texts) + footPx(layout));
  makeRoomForValues(data, layout.xaxis, plotWidth(data, layout, width));
}

/* Names stand beside bars of one line where that is lower than above them. */
export function nameBarsOnPaper(data, layout, width, stretch) {
  const names = namesOf(data);
  const above = bandPx(
    barsOf(data),
    names.map((name) => onOneLine(name, width - 8)),
    layout,
    COLUMN,
  );
  const beside = Math.max(rowPx(names.map((name) => besideBars(name, width))), barsPx(barsOf(data), layout, COLUMN));
  if (above <= beside) namesAboveBars(data, layout, width, stretch);
  else {
    nameBars(data, layout, width);
    layout.height = layout.margin.t + names.length * beside + footPx(layout) + stretch;
  }
}

function besideBars(name, width) {
  return wrapped(name, width * 0.36, 14);
}

/* So that no two names that follow each other lie over each other. */
function rowPx(texts) {
  const lines = texts.map((text) => text.split("<br>").length);
  return Math.max(...lines.map((count, i) => (count + (lines[i + 1] ?? count)) / 2)) * SCREEN.line + 4;
}

function footPx({ xaxis }) {
  return xaxis.title?.text ? 60 : 36;
}

/* The values at the ends of the bars lie inside the plot, else they would cover the names or be cut. */
export function makeRoomForValues(data, axis, width) {
  if (!axis.range) return;
  const ends = data.flatMap(endsOf);
  for (let round = 0; round < 8; round += 1) {
    const [low, high] = axis.range;
    const unit = (high - low) / width;
    const lows = ends.filter(({ value }) => value < 0).map(({ value, px }) => value - px * unit);
    const highs = ends.filter(({ value }) => value >= 0).map(({ value, px }) => value + px * unit);
    axis.range = [Math.min(low, ...lows), Math.max(high, ...highs)];
  }
}

function endsOf({ text, base, x }) {
  return (text ?? []).map((words, i) => ({ value: (base?.[i] ?? 0) + x[i], px: textWidth(words, 14) + 10 }));
}

/* Notes, not tick labels inside the plot: plotly hides the grid and the other axis where those are. A note stands
   at the number of its bar, since a name that looks like a number would be read as one. */
export function namesAboveBars(data, layout, width, stretch = 0) {
  const bars = barsOf(data);
  const texts = namesWithValues(bars, width).map((name) => onOneLine(name, width - 8));
  const thickPx = layoutOfBars(bars, texts, layout, stretch / texts.length);
  const notes = texts.map((text, y) => ({ ...noteAbove(thickPx, layout), text, y }));
  layout.annotations = [...(layout.annotations ?? []), ...notes];
}

/* Gives each name and its bars their band of the height, and ``more``; returns the pixels of the bars. */
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
  return thickPx;
}

function barsOf(data) {
  return data.filter((trace) => trace.type === "bar");
}

function mostLines(texts) {
  return Math.max(...texts.map((text) => text.split("<br>").length));
}

function barsPx(bars, { meta }, { bar }) {
  return bar * (meta.kind === "stacked" ? 1 : bars.length);
}

/* A name with the bars below it, and what parts them from the next name. */
function bandPx(bars, texts, layout, sizes) {
  return sizes.line * mostLines(texts) + barsPx(bars, layout, sizes) + sizes.gap;
}

function noteAbove(thickPx, { margin, hoverlabel }) {
  return {
    name: BAR_NAME,
    xref: "paper",
    x: 0,
    xanchor: "left",
    xshift: 2 - margin.l,
    yanchor: "bottom",
    yshift: thickPx / 2 + 1,
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

/* Values that would leave their bar no room move up to its name. */
function namesWithValues(bars, width) {
  const names = namesOf(bars);
  const [{ text, y }] = bars;
  if (bars.length > 1 || !text || Math.max(...text.map((value) => textWidth(value, 13))) < width / 5) return names;
  delete bars[0].text;
  return names.map((name) => `${name}: ${text[y.indexOf(name)]}`);
}
