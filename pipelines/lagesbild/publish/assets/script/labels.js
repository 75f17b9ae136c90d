/* Labels of a map: each beside its dot where it covers nothing else, or led to it by a line. */
import { textWidth } from "./text.js";

const CENTRED = { xanchor: "center", yanchor: "middle" };
const MOST_COVERED = 0.25; // of the rectangle around a place, by its own label
const RINGS_PX = [20, 26, 32, 40, 50, 62, 76, 92, 110, 130];
const DIRECTIONS = Array.from({ length: 16 }, (_, i) => (i * Math.PI) / 8);

/* Gives each label a place beside its dot where it covers no other label, no other dot and no edge of the map. One that
   would hide its place stands outside, and a line leads to it; with ``isFar`` also one that finds none so near. */
export function placeLabels(labels, ground, isFar = false) {
  const kept = [];
  for (const [label, area] of inOrder(labels, ground.areas)) {
    const found = placed(label, area, kept, ground, isFar);
    if (found) kept.push(found);
  }
  return kept.length === labels.length;
}

/* The first place of a label that is free, which it is given; none where there is none. */
function placed(label, area, kept, ground, isFar) {
  const [dot, size] = [ground.dotAt(label.x, label.y), sizeOf(label)];
  const others = [...kept, ...ground.dots.filter(({ x, y }) => x !== dot.x || y !== dot.y)];
  const isFree = (place) => isWithin(place, ground) && !others.some((other) => isOver(place, other));
  const near = ground.places.map((place) => beside(dot, size, place, ground.farther));
  const out = hides(size, area) ? outside(dot, size, area, ground) : [];
  const found = [...out, ...near, ...(isFar ? placesAround(dot, size) : [])].find(isFree);
  if (found) Object.assign(label, CENTRED, near.includes(found) ? shifted(dot, found) : ledTo(dot, found, label));
  return found;
}

/* Labels with the areas of their places; those that would hide theirs come last. */
function inOrder(labels, areas) {
  const pairs = labels.map((label, i) => [label, areas[i]]);
  return pairs.toSorted((one, other) => hides(sizeOf(one[0]), one[1]) - hides(sizeOf(other[0]), other[1]));
}

/* Whether a label would cover most of its place. */
function hides(size, area) {
  return area !== undefined && size.width * size.height > MOST_COVERED * area.width * area.height;
}

/* Places off the label's own area, first those off all others. */
function outside(dot, size, area, { areas }) {
  const places = placesAround(dot, size).filter((place) => !isOver(place, area));
  const isOff = (place) => !areas.some((other) => isOver(place, other));
  return [...places.filter(isOff), ...places];
}

/* Places in wider and wider rings around a dot. */
function placesAround(dot, size) {
  return RINGS_PX.flatMap((px) =>
    DIRECTIONS.map((turn) => ({ ...size, x: dot.x + px * Math.cos(turn), y: dot.y + px * Math.sin(turn) })),
  );
}

function shifted(dot, { x, y }) {
  return { xshift: x - dot.x, yshift: y - dot.y };
}

function ledTo(dot, { x, y }, { font: { color } }) {
  const line = { showarrow: true, arrowhead: 0, arrowwidth: 1, arrowcolor: color };
  return { ...line, xshift: 0, yshift: 0, ax: x - dot.x, ay: dot.y - y };
}

function sizeOf({ text, font: { size } }) {
  const lines = text.split("<br>");
  return { width: Math.max(...lines.map((line) => textWidth(line, size))) + 5, height: lines.length * size * 1.3 + 3 };
}

function beside(dot, { width, height }, [right, up], farther) {
  const [x, y] = [width / 2 + 6 + farther, height / 2 + 5 + farther];
  return { width, height, x: dot.x + right * x, y: dot.y + up * y };
}

function isWithin({ x, y, width, height }, ground) {
  return x >= width / 2 && y >= height / 2 && x <= ground.width - width / 2 && y <= ground.height - height / 2;
}

function isOver(box, other) {
  const apart = (side, size) => Math.abs(box[side] - other[side]) >= (box[size] + other[size]) / 2;
  return !apart("x", "width") && !apart("y", "height");
}
