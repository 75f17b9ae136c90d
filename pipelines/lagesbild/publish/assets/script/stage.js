/* Draws the chart of a slide on the projector's stage, scaled so that its letters are as large as those around it. */
import { paint } from "./draw.js";
import { enlarged, fillHeight, screensOf } from "./enlarged.js";
import { fitted, NARROW_PX } from "./fit.js";
import { LETTER_PX } from "./rows.js";

const KEY_SIZES = [1.6, 1.4, 1.2]; // in sizes of the text; in several columns where that is too large

/* Draws one part of the chart, the last where ``part`` is beyond; returns which it is and how many there are. */
export function stagePart(stage, slide, part) {
  const box = stage.querySelector(".drawing");
  stage.querySelector(".map-key")?.remove();
  const { scale, room, screens } = measured(stage, slide);
  const at = Math.min(part, screens.length - 1);
  const shown = fitted({ box, figure: screens[at] }, { width: room.width, stretch: 0 });
  if (room.width >= NARROW_PX) fillHeight(shown, room);
  paint(box, shown);
  scaleTo(box, shown.layout, scale, room);
  placeKey(stage);
  return { part: at, parts: screens.length };
}

export function partsOfChart(stage, slide) {
  return measured(stage, slide).screens.length;
}

function measured(stage, { chart, about }) {
  const unit = stage.querySelector(".unit");
  const figure = enlarged(chart.figure, about);
  unit.textContent = figure.layout.title?.text ? "0" : ""; // the drawing writes the unit, which takes a line
  const scale = Number.parseFloat(getComputedStyle(stage).fontSize) / LETTER_PX;
  const room = roomOf(stage, unit, scale);
  return { scale, room, screens: screensOf(figure, room) };
}

/* The list of a map's numbers stands beside its legend and fills the height. */
function placeKey(stage) {
  const key = stage.querySelector(".map-key");
  if (!key) return;
  const legend = stage.querySelector(".legend").getBoundingClientRect();
  key.style.left = `${legend.right - stage.getBoundingClientRect().left}px`;
  key.style.columns = "1";
  for (const size of KEY_SIZES) {
    key.style.fontSize = `${size}em`;
    if (key.offsetHeight <= stage.clientHeight) return;
  }
  Object.assign(key.style, { fontSize: "", columns: "" });
}

function roomOf(stage, unit, scale) {
  const height = stage.clientHeight - unit.offsetHeight;
  return { width: Math.floor(stage.clientWidth / scale), height: Math.floor(height / scale) };
}

/* What needs more than the room – names above bars on a phone – is drawn smaller, never cut. */
function scaleTo(box, { width, height }, scale, room) {
  const fits = scale * Math.min(1, room.height / height, room.width / width);
  Object.assign(box.style, {
    width: `${width}px`,
    transform: `scale(${fits})`,
    marginRight: `${width * (fits - 1)}px`,
    marginBottom: `${height * (fits - 1)}px`,
  });
}
