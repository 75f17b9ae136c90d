/* Charts are drawn when the reader comes near them, the nearest first and each in a task of its own; what is printed,
   or handed on as a whole, at once. */
import { draw, drawAll, reserveAll } from "./draw.js";
import { charts, medium } from "./page.js";

const NEAR = "100% 0px"; // a screen above and below what is seen
const nearby = new Set();
const watch = new IntersectionObserver(note, { rootMargin: NEAR });
let isWaiting = false;

export function drawWhenNear() {
  for (const { box } of charts) watch.observe(box);
  addEventListener("drawall", () => {
    medium.isWhole = true;
    drawNear();
  });
}

/* After whatever changes charts: their width, the medium, its colours. */
export function drawNear() {
  if (medium.isPaper || medium.isWhole) drawAll();
  else {
    reserveAll();
    goOn();
  }
}

function note(entries) {
  for (const { target, isIntersecting } of entries) {
    const chart = charts.find(({ box }) => box === target);
    if (isIntersecting) nearby.add(chart);
    else nearby.delete(chart);
  }
  goOn();
}

function goOn() {
  if (isWaiting || !waiting().length) return;
  isWaiting = true;
  setTimeout(drawNearest);
}

function drawNearest() {
  isWaiting = false;
  const [nearest] = waiting().sort((one, other) => distanceOf(one) - distanceOf(other));
  if (nearest) draw(nearest);
  goOn();
}

function waiting() {
  return [...nearby].filter(({ shown }) => shown);
}

function distanceOf({ box }) {
  const { top, bottom } = box.getBoundingClientRect();
  return Math.max(0, top - innerHeight, -bottom);
}
