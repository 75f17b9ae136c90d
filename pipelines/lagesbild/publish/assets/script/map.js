/* A map keeps its shape at every width. Where its names have no room it has numbers, and a list below says whose. */
import { placeLabels } from "./labels.js";
import { plain } from "./text.js";

const MAP_LABEL = "map-label";
const DOT_PX = 8;
const SPOT_PX = 4; // how much farther a label stands from the dot of a unit, which must be seen
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
  const areas = key.map(({ box: corners }) => corners && areaOf(corners, ground));
  if (isNarrow || !isNamed || !placeLabels(layout.annotations, { ...ground, areas })) {
    layout.annotations = key.map((entry, i) => numbered(label, entry, i + 1, [x[i], y[i]]));
    placeLabels(layout.annotations, { ...ground, areas: [] }, true);
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

/* The rectangle around a place, from its corners west, south, east, north. */
function areaOf([west, south, east, north], { dotAt }) {
  const [low, high] = [dotAt(west, south), dotAt(east, north)];
  return { x: (low.x + high.x) / 2, y: (low.y + high.y) / 2, width: high.x - low.x, height: high.y - low.y };
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
