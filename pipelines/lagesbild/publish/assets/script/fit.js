/* The figure of the notebook in the page's colours and at the page's width. What it is, its ``meta`` says. */
import { makeRoomForOuterTicks, plotWidth, thinTicks, titleOntoPage } from "./axes.js";
import { hasLyingBars, keepValues, nameBars, nameBarsOnPaper, namesAboveBars } from "./bars.js";
import { makeRoomForValues } from "./ends.js";
import { makeRoomForEndLabels, namesIntoLegend } from "./legend.js";
import { fitMap } from "./map.js";
import { isShort, medium, night, nightColours } from "./page.js";
import { enlargeFonts, textWidth, wrapped } from "./text.js";

export const NARROW_PX = 600; // below this a chart has no room for names beside its lines and bars
const COLUMN_LOWER = 0.5; // how high lines and maps are in the paper version, as a share of their height elsewhere
const COLUMN_ROWS_LOWER = 0.82; // … and charts with rows of words
const PAPER_LETTER_PX = 13; // 7.4 pt in the paper version
const LONGEST_TICK_PX = 74; // room that the longest numbers of an axis take on a phone
const PROJECTION = "projection"; // what the house style calls the words where a projection or another time begins

export function fitted({ box, figure }, { width, stretch }) {
  return laidOut(box, night.matches && !medium.isPaper ? recoloured(figure) : structuredClone(figure), width, stretch);
}

/* The same for a figure in the colours that it is to have; it is changed. It grows by ``stretch`` beyond its height. */
export function laidOut(box, { data, layout }, width, stretch = 0) {
  layout.width = width;
  if (isShort()) makePrintable(data, layout);
  breakTexts(data, width);
  titleOntoPage(layout, box, width);
  if (width < NARROW_PX) narrow(data, layout, width, stretch);
  else wide(data, layout, width, stretch);
  thinTicks(layout.xaxis, plotWidth(data, layout, width));
  if (layout.meta.kind === "map") fitMap(box, data, layout, width < NARROW_PX);
  return { data, layout };
}

function makePrintable(data, layout) {
  layout.height = Math.round(layout.height * lowered(layout.meta));
  enlargeFonts({ data, layout }, PAPER_LETTER_PX);
  keepValues({ data, layout });
  layout.uniformtext = { mode: "hide", minsize: PAPER_LETTER_PX }; // in columns too narrow for it
  if (layout.meta.label) layout.meta.label.font.size = PAPER_LETTER_PX + 1; // its numbers are one pixel smaller
}

function lowered({ is_height_free: isHeightFree }) {
  return isHeightFree ? COLUMN_LOWER : COLUMN_ROWS_LOWER;
}

function breakTexts(data, width) {
  for (const trace of data.filter(({ hovertext }) => hovertext)) {
    trace.hovertext = trace.hovertext.map((text) => wrapped(text, width - 48, 14));
  }
}

function recoloured(value) {
  if (typeof value === "string") return nightColours[value] ?? value;
  if (Array.isArray(value)) return value.map(recoloured);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, recoloured(inner)]));
}

function wide(data, layout, width, stretch) {
  if (hasLyingBars(layout)) nameBars(data, layout, width);
  else makeRoomForEndLabels(layout, width);
  layout.height += stretch;
}

function narrow(data, layout, width, stretch) {
  layout.font.size = 13;
  layout.margin.r = 12;
  keepValues({ data, layout });
  namesIntoLegend(data, layout, width);
  makeRoomForOuterTicks(layout);
  if (hasLyingBars(layout)) {
    if (isShort()) nameBarsOnPaper(data, layout, width, stretch);
    else namesAboveBars(data, layout, width);
    makeRoomForValues(data, layout.xaxis, plotWidth(data, layout, width));
  } else layout.height += stretch;
  for (const note of layout.annotations) {
    if (note.name === PROJECTION && layout.xaxis.range) breakWords(note, layout, width);
  }
}

// Words that have no room right of their line stand left of it, with an arrow.
function breakWords(note, { margin, xaxis }, width) {
  const [first, last] = xaxis.range;
  const perYear = (width - margin.r - LONGEST_TICK_PX) / (last - first);
  const away = Math.abs(note.xshift);
  const longest = Math.max(...note.text.split(" ").map((word) => textWidth(word, 13)));
  if (note.xanchor === "left" && longest > (last - note.x) * perYear + margin.r - away) {
    Object.assign(note, { text: `${note.text}\u00a0→`, xanchor: "right", align: "right", xshift: -away });
  }
  const beyond = note.xanchor === "right" ? note.x - first : last - note.x;
  note.text = wrapped(note.text, beyond * perYear - away, 13);
}
