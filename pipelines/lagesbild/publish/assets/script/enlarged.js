/* A chart for the projector: letters of one size, and as many screens as its rows need at that size. */
import { namesOf } from "./axes.js";
import { hasLyingBars, keepValues } from "./bars.js";
import { rewrapEndLabels, spreadEndLabels, wideLegendPx } from "./legend.js";
import { inNames, LETTER_PX, partsByRows } from "./rows.js";
import { enlargeFonts, plain, textWidth } from "./text.js";

const PER_CENT = /prosent|procent|per cent/; // a unit in words, which an axis writes as a sign
const END_LABEL_PX = 190;
const MAP_SHARE = 0.6; // of the width at most
const TICKS_PX = 28;
const TICK_LINE_PX = 18;
const TITLE_LINE_PX = 26;
const TOP_PX = 10;
const STANDOFF_PX = 10;

/* The figure with large letters, without a unit that the words above it say. */
export function enlarged(figure, about) {
  const large = structuredClone(figure);
  enlargeFonts(large, LETTER_PX);
  keepValues(large);
  for (const holder of [large.layout, large.layout.xaxis]) if (isSaid(holder.title, about)) delete holder.title;
  if (large.layout.meta.kind === "intervals") withoutNumbers(large.data);
  return large;
}

/* Intervals are drawn without the numbers below their names: so all of them stand on one screen. */
function withoutNumbers(data) {
  for (const trace of data) trace.y = trace.y.map((name) => name.split("<br>")[0]);
}

/* The enlarged figure in parts that each fit ``room``; the scale is the same in all of them. */
export function screensOf(large, room) {
  if (large.layout.meta.kind === "map") return [mapWithLegendBeside(large, room)];
  rewrapEndLabels(large.layout, END_LABEL_PX);
  const { legendAbove, below } = around(large, room);
  return partsByRows(large, room.width, room.height - TOP_PX - legendAbove - below);
}

/* What a figure that is fitted to the width needs to fill the height. Margins are set, since plotly's own leave the
   legend the width of the plot only. */
export function fillHeight({ data, layout }, room) {
  if (layout.meta.kind === "map") return;
  layout.height = room.height;
  const { legendAbove, below } = around({ data, layout }, room);
  layout.margin = {
    l: besidePx({ data, layout }, room) + STANDOFF_PX,
    r: Math.max(layout.margin.r, outerTickPx(layout.xaxis)),
    t: TOP_PX + legendAbove,
    b: below,
    autoexpand: false,
  };
  layout.legend.x = -layout.margin.l / (room.width - layout.margin.l - layout.margin.r); // from the left edge of all
  const plotPx = room.height - layout.margin.t - below;
  if (layout.meta.kind === "lines") spreadEndLabels(layout, plotPx);
  if (!hasLyingBars(layout) && layout.meta.kind !== "dots") thinRows(layout.yaxis, plotPx);
}

/* Pixels of the height that are not the plot's. */
function around({ data, layout }, { width }) {
  const title = layout.xaxis.title?.text ? TITLE_LINE_PX : 0;
  return { legendAbove: layout.showlegend ? wideLegendPx(data, width - 24, LETTER_PX) : 0, below: TICKS_PX + title };
}

function besidePx({ data, layout }, { width }) {
  const names = hasLyingBars(layout) ? namesOf(data).map((name) => inNames(name, width)) : layout.yaxis.ticktext;
  return Math.ceil(
    Math.max(0, ...names.flatMap((name) => name.split("<br>")).map((line) => textWidth(line, LETTER_PX))),
  );
}

function outerTickPx({ ticktext }) {
  return Math.ceil(textWidth(ticktext?.at(-1) ?? "", LETTER_PX) / 2) + 4;
}

function isSaid(title, about) {
  if (!title?.text) return false;
  const [unit, words] = [plain(title.text).toLowerCase(), about.toLowerCase()];
  return words.includes(unit) || (unit.endsWith("%") && PER_CENT.test(words));
}

/* Only as many marks as have room below each other; the first is kept. */
function thinRows(axis, plotPx) {
  if (!axis.ticktext || axis.ticktext.length < 2) return;
  const step = Math.ceil((TICK_LINE_PX * axis.ticktext.length) / plotPx);
  const isKept = (_, index) => index % step === 0;
  Object.assign(axis, { tickvals: axis.tickvals.filter(isKept), ticktext: axis.ticktext.filter(isKept) });
}

/* A map is as high as the room; its legend stands beside it. */
function mapWithLegendBeside({ data, layout }, room) {
  const { label } = layout.meta;
  const [across, upright] = [layout.xaxis, layout.yaxis].map(({ range }) => range[1] - range[0]);
  const mapPx = Math.min(room.width * MAP_SHARE, ((room.height - 8) * across) / upright);
  return {
    data,
    layout: {
      ...layout,
      margin: { l: 4, t: 4, b: 4, r: room.width - mapPx - 4 },
      height: room.height,
      legend: { ...layout.legend, orientation: "v", x: 1.02, y: 1, yanchor: "top" },
      meta: { ...layout.meta, label: { ...label, font: { ...label.font, size: LETTER_PX + 1 } } },
    },
  };
}
