/* The paper version: exhibits two to a row, rows shared out over as few full A4 sheets as hold them.
   The style sheet gives it the same measures on the screen as on paper, so that it can be laid out before printing. */
import { drawAll, reserveAll } from "./draw.js";
import { charts } from "./page.js";

const SHEET_PX = ((297 - 16 - 15) * 96) / 25.4 - 6; // between the margins of A4, less what rounding may add
const MOST_STRETCH_PX = 300; // what the charts of a row may grow by to fill their sheet
const HIGHEST = 1.2; // how high lines and maps may grow, as a share of their width
const ANOTHER_SHEET = 1; // weighs as much as a sheet left empty
const STRETCHED = 0.1; // … and a sheet filled by stretching

export function layOutSheets() {
  reserveAll();
  for (const exhibits of chapters()) placeAcross(exhibits);
  reserveAll();
  const rows = sideBySide(blocks());
  const sheets = sharedOut(rows.map(weighed)).map(([from, to]) => rows.slice(from, to));
  for (const sheet of sheets) fill(sheet);
  drawAll();
  for (const [first] of sheets.slice(1)) first.elements[0].classList.add("sheet-start");
}

export function leaveSheets() {
  for (const name of ["across", "sheet-start"]) {
    for (const element of document.querySelectorAll(`main > .${name}`)) element.classList.remove(name);
  }
  for (const chart of charts) chart.stretch = 0;
}

/* The exhibits that follow each other without a heading. */
function chapters() {
  const found = [[]];
  for (const element of blocks()) {
    if (element.matches(".exhibit")) found.at(-1).push(element);
    else found.push([]);
  }
  return found;
}

/* Where one of a chapter would stand alone in its row, the one goes across that leaves the lowest rows. */
function placeAcross(exhibits) {
  if (exhibits.length % 2 === 0) return;
  const heights = exhibits.map((exhibit) => exhibit.offsetHeight);
  const places = [...heights.keys()].filter((i) => i % 2 === 0);
  const rows = places.map((i) => heightOfPairs(heights.toSpliced(i, 1)));
  exhibits[places[rows.indexOf(Math.min(...rows))]].classList.add("across");
}

function heightOfPairs(heights) {
  return heights.reduce((sum, height, i) => (i % 2 ? sum + Math.max(height, heights[i - 1]) : sum), 0);
}

function blocks() {
  return [...document.querySelector("main").children].filter(
    (element) => element.offsetHeight > 1 && element.matches(".opening, .section, .exhibit, .closing"),
  );
}

/* What stands side by side, from above: elements, and the height down to the next row. */
function sideBySide(elements) {
  const rows = [];
  for (const element of elements) {
    const top = element.getBoundingClientRect().top;
    if (rows.at(-1)?.top === top) rows.at(-1).elements.push(element);
    else rows.push({ top, elements: [element] });
  }
  const bottom = Math.max(...rows.at(-1).elements.map((element) => element.getBoundingClientRect().bottom));
  return rows.map((row, i) => ({ ...row, height: (rows[i + 1]?.top ?? bottom) - row.top }));
}

function weighed({ elements, height }) {
  const grows = elements.some((element) => element.querySelector(".chart"));
  return { height, grows, isHeading: elements[0].matches(".section") };
}

/* The sheets as pairs of numbers of rows, from and to: the fewest, with the least room left. No heading ends a sheet. */
function sharedOut(rows) {
  const best = Array(rows.length).fill(null);
  best.push({ cost: 0, sheets: [] });
  for (let from = rows.length - 1; from >= 0; from -= 1) best[from] = bestFrom(from, rows, best);
  return best[0].sheets;
}

function bestFrom(from, rows, best) {
  let [found, left] = [null, SHEET_PX];
  for (let to = from + 1; to <= rows.length; to += 1) {
    left -= rows[to - 1].height;
    if (left < 0 && found) break;
    if (rows[to - 1].isHeading && to < rows.length) continue;
    const cost = ANOTHER_SHEET + emptiness(rows.slice(from, to), left) + best[to].cost;
    if (!found || cost < found.cost) found = { cost, sheets: [[from, to], ...best[to].sheets] };
  }
  return found;
}

function emptiness(rows, left) {
  const stretched = rows.filter(({ grows }) => grows).length * MOST_STRETCH_PX;
  const share = (px) => (Math.max(0, px) / SHEET_PX) ** 2;
  return share(left - stretched) + STRETCHED * share(left);
}

/* The charts of a sheet grow until it is full; those of a row end at the same height. */
function fill(rows) {
  const growing = rows.filter((row) => weighed(row).grows);
  const left = SHEET_PX - rows.reduce((sum, { height }) => sum + height, 0);
  const share = Math.min(MOST_STRETCH_PX, Math.max(0, left) / Math.max(1, growing.length));
  for (const { elements } of growing) {
    const highest = Math.max(...elements.map((element) => element.offsetHeight));
    for (const element of elements) stretch(element, highest - element.offsetHeight + share);
  }
}

function stretch(exhibit, px) {
  const chart = charts.find(({ box }) => exhibit.contains(box));
  if (!chart) return;
  const { clientHeight: high, clientWidth: wide } = chart.box;
  const most = chart.figure.layout.meta.is_height_free ? Math.max(0, wide * HIGHEST - high) : px;
  chart.stretch = Math.floor((Math.min(px, most) * chart.fittedTo.width) / wide);
}
