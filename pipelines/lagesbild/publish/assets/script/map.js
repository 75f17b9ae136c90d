/* A map keeps its shape at every width. Where its names have no room it has numbers, and a list below says whose. */
import { plain, textWidth } from "./text.js";

const MAP_LABEL = "map-label";
const DOT_PX = 8;
const SPOT_PX = 4; // how much farther a label stands from the dot of a unit, which must be seen
const RINGS_PX = [20, 26, 32, 40, 50, 62, 76, 92, 110, 130];
const DIRECTIONS = Array.from({ length: 16 }, (_, i) => (i * Math.PI) / 8);
/* Where a label may stand from its dot: right, up. */
const PLACES = [
  [0, 0],
  [0, 1],
  [0, -1],
  [1, 0],
  [-1, 0],
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
];

export function fitMap(box, data, layout, isNarrow) {
  const { is_named: isNamed, key, label } = layout.meta;
  const { x, y } = data.find((trace) => trace.meta.role === "dots");
  const nearby = layout.meta.is_of_spots
    ? { places: PLACES.slice(1), farther: SPOT_PX }
    : { places: PLACES, farther: 0 };
  const ground = { ...groundOf(layout, x, y), ...nearby };
  if (isNarrow || !isNamed || !placeLabels(layout.annotations, ground)) {
    layout.annotations = key.map((entry, i) => numbered(label, entry, i + 1, [x[i], y[i]]));
    placeLabels(layout.annotations, ground, true);
    listPlaces(box, key);
  } else listPlaces(box, []);
}

/* Sets the height of the layout; returns the size of the map, its dots and where a point of it lies, in pixels. */
function groundOf(layout, x, y) {
  const { margin, xaxis, yaxis } = layout;
  const [across, upright] = [xaxis, yaxis].map(({ range }) => range[1] - range[0]);
  const room = Math.min(layout.width - margin.l - margin.r, ((layout.height - margin.t - margin.b) * across) / upright);
  layout.height = Math.round(margin.t + margin.b + (room * upright) / across);
  const scale = room / across;
  const dotAt = (east, north) => ({
    x: (east - xaxis.range[0]) * scale,
    y: (north - yaxis.range[0]) * scale,
    width: DOT_PX,
    height: DOT_PX,
  });
  return { width: room, height: upright * scale, dots: x.map((east, i) => dotAt(east, y[i])), dotAt };
}

/* Gives each label a place beside its dot where it covers no other label, no other dot and no edge of the map; with
   ``isFar``, where there is none so near, one farther off to which a line leads. */
function placeLabels(labels, ground, isFar = false) {
  const kept = [];
  for (const label of labels) {
    const dot = ground.dotAt(label.x, label.y);
    const others = [...kept, ...ground.dots.filter(({ x, y }) => x !== dot.x || y !== dot.y)];
    const isFree = (place) => isWithin(place, ground) && !others.some((other) => isOver(place, other));
    const near = ground.places.map((place) => beside(dot, sizeOf(label), place, ground.farther)).find(isFree);
    const found = near ?? (isFar ? placesAround(dot, sizeOf(label)).find(isFree) : null);
    if (!found) continue;
    Object.assign(label, { xanchor: "center", yanchor: "middle" }, near ? shifted(dot, near) : ledTo(dot, found));
    kept.push(found);
  }
  return kept.length === labels.length;
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

function ledTo(dot, { x, y }) {
  return { xshift: 0, yshift: 0, showarrow: true, arrowhead: 0, arrowwidth: 1, ax: x - dot.x, ay: dot.y - y };
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

function numbered(look, { is_member: isMember }, number, [x, y]) {
  const font = { ...look.font, size: look.font.size - 1, weight: isMember ? 700 : 400 };
  return { ...look, name: MAP_LABEL, text: `${number}`, x, y, xshift: 0, yshift: 0, yanchor: "middle", font };
}

function listPlaces(box, key) {
  const list = box.parentElement.querySelector(".map-key") ?? document.createElement("ol");
  list.className = "map-key";
  list.setAttribute("aria-hidden", "true"); // the description and the table say the same
  list.replaceChildren(...key.map((entry, i) => listed(entry, i + 1)));
  box.after(list);
}

function listed({ text, is_member: isMember }, number) {
  const item = document.createElement("li");
  item.textContent = `${number} ${plain(text)}`;
  if (isMember) item.className = "member";
  return item;
}
