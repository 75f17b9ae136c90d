/* The words of a slide, and the headline in the size that leaves room for the chart. */

import { partsOfChart } from "./stage.js";

const SIZES = { chart: [1.6, 1.4, 1.2, 1], list: [2.2, 1.8, 1.6], words: [3, 2.4, 2, 1.6] }; // of the headline, in sizes of the text
const HEADLINE_SHARE = { chart: 0.2, list: 0.16, words: 0.5 }; // of the screen at most, but at the smallest size
export const projector = document.getElementById("page-projector");

export function partOf(name) {
  return projector.querySelector(`.${name}`);
}

export function write(name, words) {
  partOf(name).textContent = words;
}

export function sizeHeadline() {
  const headline = partOf("headline");
  const { kind } = projector.dataset;
  const limit = projector.clientHeight * HEADLINE_SHARE[kind];
  for (const size of SIZES[kind]) {
    headline.style.fontSize = `${size}em`;
    if (headline.offsetHeight <= limit) return;
  }
}

/* A smaller headline where the chart then needs fewer screens; never as small as the text. */
export function lowerHeadline(stage, slide) {
  const { style } = partOf("headline");
  const sizes = SIZES.chart.filter((size) => size > 1 && size <= Number.parseFloat(style.fontSize));
  const counts = sizes.map((size) => {
    style.fontSize = `${size}em`;
    return partsOfChart(stage, slide);
  });
  const size = sizes[counts.indexOf(Math.min(...counts))];
  if (size) style.fontSize = `${size}em`;
}
