/* Bars that lie: their names beside them, or above them where that is too narrow; room for the values at their ends. */
import { namesOf, plotWidth } from "./axes.js";
import { isShort } from "./page.js";
import { textWidth, wrapped } from "./text.js";

const KINDS = ["bars", "stacked", "intervals"];
const BAR_NAME = "bar-name";
const SCREEN = { line: 18, bar: 20, gap: 14 }; // pixels of a line of a name, of the bar below it, and to the next name
const COLUMN = { line: 16, bar: 12, gap: 5 }; // … in a column of the short version

export function hasLyingBars(layout) {
  return KINDS.includes(layout.meta.kind);
}

export function nameBars(data, layout, width) {
  const names = namesOf(data);
  const texts = names.map((name) => wrapped(name, width * 0.36, 14));
  Object.assign(layout.yaxis, { tickmode: "array", tickvals: names, ticktext: texts });
  layout.height = Math.max(layout.height, heightOfNames(texts, layout));
  makeRoomForValues(data, layout.xaxis, plotWidth(data, layout, width));
}

/* No two names that follow each other lie over each other. */
function heightOfNames(texts, { margin, xaxis }) {
  const lines = texts.map((text) => text.split("<br>").length);
  const rows = lines.map((count, i) => (count + (lines[i + 1] ?? count)) / 2);
  return margin.t + texts.length * (Math.max(...rows) * SCREEN.line + 4) + (xaxis.title?.text ? 60 : 36);
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
export function namesAboveBars(data, layout, width) {
  const bars = data.filter((trace) => trace.type === "bar");
  const texts = namesWithValues(bars, width).map((name) => onOneLine(name, width - 8));
  const barsPx = layoutOfBars(bars, texts, layout);
  const notes = texts.map((text, y) => ({ ...noteAbove(barsPx, layout), text, y }));
  layout.annotations = [...(layout.annotations ?? []), ...notes];
}

/* Gives each name and its bars their band of the height; returns the pixels of the bars. */
function layoutOfBars(bars, texts, layout) {
  const { line, bar, gap } = isShort() ? COLUMN : SCREEN;
  const namePx = line * Math.max(...texts.map((text) => text.split("<br>").length));
  const barsPx = bar * (layout.meta.kind === "stacked" ? 1 : bars.length);
  const bandPx = namePx + barsPx + gap;
  const ends = [-0.5, texts.length - 0.5];
  layout.margin.t += namePx / 2;
  layout.height = layout.margin.t + bandPx * texts.length + (layout.xaxis.title?.text ? 60 : 36);
  layout.bargap = 1 - barsPx / bandPx;
  layout.yaxis.range = layout.yaxis.autorange === "reversed" ? ends.reverse() : ends;
  Object.assign(layout.yaxis, { autorange: false, showticklabels: false, automargin: false });
  return barsPx;
}

function noteAbove(barsPx, { margin, hoverlabel }) {
  return {
    name: BAR_NAME,
    xref: "paper",
    x: 0,
    xanchor: "left",
    xshift: 2 - margin.l,
    yanchor: "bottom",
    yshift: barsPx / 2 + 1,
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
