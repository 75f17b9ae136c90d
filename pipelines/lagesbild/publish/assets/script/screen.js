/* One screen of the projector: a headline as large as its kind allows, and below it a chart, lists or words. */
import { showLists } from "./lists.js";
import { partsOfChart, stagePart } from "./stage.js";

const SIZES = { chart: [1.6, 1.4, 1.2, 1], list: [2.2, 1.8, 1.6], words: [3, 2.4, 2, 1.6] }; // of the headline, in sizes of the text
const HEADLINE_SHARE = { chart: 0.2, list: 0.16, words: 0.5 }; // of the screen at most, but at the smallest size
export const screen = document.getElementById("page-projector");

/* Shows one part of a slide, the last where ``part`` is beyond; returns which it is and how many there are. */
export function putSlide(slide, part) {
  screen.dataset.kind = kindOf(slide);
  for (const name of ["over", "headline", "about", "source"]) write(name, slide[name] ?? "");
  write("part", "");
  for (const name of ["over", "headline"]) partOf(name).style.minHeight = "";
  sizeHeadline();
  if (slide.chart) return showChart(slide, part);
  if (slide.lists?.length) return inParts((wanted) => showLists(partOf("listing"), slide.lists, wanted), part);
  return { part: 0, parts: 1 };
}

function kindOf({ chart, lists }) {
  if (chart) return "chart";
  return lists?.length ? "list" : "words";
}

function showChart(slide, part) {
  const stage = partOf("stage");
  stage.querySelector(".drawing").setAttribute("aria-label", slide.alt);
  lowerHeadline(stage, slide);
  return inParts((wanted) => {
    if (wanted) putQuestionForClaim(slide);
    return stagePart(stage, slide, wanted);
  }, part);
}

/* The claim stands above the first rows; those that follow stand below the question, in the same room. */
function putQuestionForClaim({ number, question }) {
  for (const name of ["over", "headline"]) partOf(name).style.minHeight = `${partOf(name).offsetHeight}px`;
  write("over", number);
  write("headline", question);
}

function inParts(shownPart, part) {
  const whole = shownPart(0);
  if (whole.parts === 1) return whole;
  write("part", `${whole.parts}/${whole.parts}`); // takes room from the words beside it, which may then take another line
  return shownPart(part);
}

function partOf(name) {
  return screen.querySelector(`.${name}`);
}

export function write(name, words) {
  partOf(name).textContent = words;
}

function sizeHeadline() {
  const headline = partOf("headline");
  const { kind } = screen.dataset;
  const limit = screen.clientHeight * HEADLINE_SHARE[kind];
  for (const size of SIZES[kind]) {
    headline.style.fontSize = `${size}em`;
    if (headline.offsetHeight <= limit) return;
  }
}

/* A smaller headline where the chart then needs fewer screens; never as small as the text. */
function lowerHeadline(stage, slide) {
  const { style } = partOf("headline");
  const sizes = SIZES.chart.filter((size) => size > 1 && size <= Number.parseFloat(style.fontSize));
  const counts = sizes.map((size) => {
    style.fontSize = `${size}em`;
    return partsOfChart(stage, slide);
  });
  const size = sizes[counts.indexOf(Math.min(...counts))];
  if (size) style.fontSize = `${size}em`;
}
