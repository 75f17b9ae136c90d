/* The unit, the marks of the axes and the room beside them. */
import { plain, textWidth, wrapped } from "./text.js";

/* The unit above the plot becomes text of the page, which wraps by itself. */
export function titleOntoPage(layout, box, width) {
  if (layout.title?.text) {
    const { title_px: reserved } = layout.meta.reserved;
    box.closest("figure").querySelector(".unit").textContent = plain(layout.title.text);
    layout.margin.t -= reserved;
    layout.height -= reserved;
    delete layout.title;
  }
  if (layout.xaxis.title?.text) layout.xaxis.title.text = wrapped(layout.xaxis.title.text, width - 60, 14);
}

/* About the width that the names or numbers beside the plot leave it. */
export function plotWidth(data, { margin, yaxis }, width) {
  const beside = yaxis.showticklabels === false ? [] : (yaxis.ticktext ?? namesOf(data)).map(String);
  const lines = beside.flatMap((text) => text.split("<br>"));
  return width - margin.l - margin.r - Math.max(0, ...lines.map((line) => textWidth(line, 14))) - 12;
}

/* Each name once, from top to bottom: as the axis has them in order, which need not be that of the traces. */
export function namesOf(bars, { categoryarray } = {}) {
  const names = new Set(bars.flatMap((trace) => trace.y));
  return categoryarray ? categoryarray.filter((name) => names.has(name)) : [...names];
}

/* Plotly leaves a label out that would reach over the edge. */
export function makeRoomForOuterTicks({ xaxis, margin }) {
  if (!xaxis.ticktext?.length) return;
  const half = (text) => Math.ceil(textWidth(String(text), 13) / 2) + 3;
  margin.l = Math.max(margin.l, half(xaxis.ticktext.at(0)));
  margin.r = Math.max(margin.r, half(xaxis.ticktext.at(-1)));
}

export function thinTicks(axis, width) {
  if (!axis.ticktext || axis.ticktext.length < 2) return;
  const widths = axis.ticktext.map((text) => textWidth(String(text), 14));
  const [low, high] = axis.range ?? [0, axis.ticktext.length];
  const apart = axis.range ? axis.tickvals[1] - axis.tickvals[0] : 1;
  const apartPx = (width * apart) / (high - low);
  const step = Math.ceil((Math.max(...widths) + 10) / apartPx);
  const zero = Math.max(0, axis.tickvals.indexOf(0));
  const thinned = [...widths.keys()].filter((index) => (index - zero) % step === 0);
  const kept = thinned.length > 1 ? thinned : (pairOf(widths, zero, apartPx) ?? thinned);
  for (const name of ["tickvals", "ticktext"]) axis[name] = kept.map((index) => axis[name][index]);
}

/* One mark says nothing of the scale: zero and the mark farthest from it, else the first and the last. */
function pairOf(widths, zero, apartPx) {
  const last = widths.length - 1;
  const pairs = [zero > last - zero ? [0, zero] : [zero, last], [0, last]];
  return pairs.find(([one, other]) => (widths[one] + widths[other]) / 2 + 6 <= (other - one) * apartPx);
}
