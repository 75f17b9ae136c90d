/* The projector: one exhibit or list a screen, from the page's own words and charts; the address says which. */

import { showLists } from "./lists.js";
import { night } from "./page.js";
import { slidesOfPage } from "./slides.js";
import { partsOfChart, stagePart } from "./stage.js";

const STEPS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
const SIZES = { chart: [1.6, 1.4, 1.2, 1], list: [2.2, 1.8, 1.6], words: [3, 2.4, 2, 1.6] }; // of the headline, in sizes of the text
const HEADLINE_SHARE = { chart: 0.2, list: 0.16, words: 0.5 }; // of the screen at most, but at the smallest size
const BACK_SHARE = 0.3; // of the width: a click there goes back, elsewhere on
const projector = document.getElementById("page-projector");
const showing = { slides: [], at: 0, part: 0, parts: 1 };

export function offerProjector() {
  const button = document.querySelector("button[data-projector]");
  button.hidden = false;
  button.addEventListener("click", () => openAt(nearestSlide()));
  projector.addEventListener("close", backToPage);
  addEventListener("keydown", stepByKey);
  projector.addEventListener("click", stepByClick);
  addEventListener("hashchange", () => projector.open && openAt(idInAddress()));
  addEventListener("load", () => projector.open && projector.focus()); // going to the anchor takes the focus away
  addEventListener("resize", () => requestAnimationFrame(showAgain));
  night.addEventListener("change", showAgain);
  if (new URLSearchParams(location.search).has("projector")) openAt(idInAddress());
}

function openAt(id) {
  showing.slides = slidesOfPage();
  if (!projector.open) projector.showModal();
  projector.focus();
  show(
    Math.max(
      0,
      showing.slides.findIndex((slide) => slide.id === id),
    ),
    0,
  );
}

function idInAddress() {
  return decodeURIComponent(location.hash.slice(1));
}

/* The first slide of the last block of the page that begins above the middle of the window. */
function nearestSlide() {
  const slides = slidesOfPage();
  const blockOf = ({ id }) => document.getElementById(id).closest("main > *");
  const last = slides.findLast((slide) => blockOf(slide).getBoundingClientRect().top < innerHeight / 2);
  return slides.find((slide) => last && blockOf(slide) === blockOf(last))?.id;
}

function stepByKey(event) {
  const { key, target } = event;
  if (!projector.open || event.altKey || event.ctrlKey || event.metaKey) return;
  if (key === " " && target.closest("button, a")) return;
  const steps = { ...STEPS, Home: Number.NEGATIVE_INFINITY, End: Number.POSITIVE_INFINITY };
  if (!(key in steps)) return;
  event.preventDefault();
  step(key === " " && event.shiftKey ? -1 : steps[key]);
}

function stepByClick({ target, clientX }) {
  const button = target.closest("button");
  if (button?.dataset.step) step(Number(button.dataset.step));
  else if (button) projector.close();
  else if (!target.closest("a")) step(clientX < innerWidth * BACK_SHARE ? -1 : 1);
}

function step(by) {
  const part = showing.part + by;
  if (part >= 0 && part < showing.parts) show(showing.at, part);
  else showSlide(showing.at + by, by === -1);
}

function showSlide(at, isFromBehind) {
  const last = showing.slides.length - 1;
  if (at > last && showing.at === last) return;
  show(Math.min(last, Math.max(0, at)), isFromBehind ? Number.POSITIVE_INFINITY : 0);
}

function showAgain() {
  if (projector.open) show(showing.at, showing.part);
}

function show(at, part) {
  const slide = showing.slides[at];
  projector.dataset.kind = kindOf(slide);
  for (const name of ["over", "headline", "about", "source"]) write(name, slide[name] ?? "");
  write("position", `${at + 1}/${showing.slides.length}`);
  write("part", "");
  for (const name of ["over", "headline"]) partOf(name).style.minHeight = "";
  sizeHeadline();
  Object.assign(showing, { at, part: 0, parts: 1 });
  if (slide.chart) showChart(slide, part);
  else if (slide.lists?.length) showParts((wanted) => showLists(partOf("listing"), slide.lists, wanted), part);
  write("status", `${showing.at + 1}/${showing.slides.length}. ${slide.over ?? ""} ${partOf("headline").textContent}`);
  markAddress(`?projector#${slide.id}`);
}

function kindOf({ chart, lists }) {
  if (chart) return "chart";
  return lists?.length ? "list" : "words";
}

function showChart(slide, part) {
  const stage = partOf("stage");
  stage.querySelector(".drawing").setAttribute("aria-label", slide.alt);
  lowerHeadline(stage, slide);
  showParts((wanted) => {
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

function showParts(shownPart, part) {
  const { parts } = shownPart(0);
  if (parts === 1) return;
  write("part", `${parts}/${parts}`); // takes room from the words beside it, which may then take another line
  Object.assign(showing, shownPart(part));
  write("part", `${showing.part + 1}/${showing.parts}`);
}

function partOf(name) {
  return projector.querySelector(`.${name}`);
}

function write(name, words) {
  partOf(name).textContent = words;
}

function sizeHeadline() {
  const headline = partOf("headline");
  const { kind } = projector.dataset;
  const limit = projector.clientHeight * HEADLINE_SHARE[kind];
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

/* Escape leads to the exhibit that was shown. */
function backToPage() {
  const { id } = showing.slides[showing.at];
  const exhibit = document.getElementById(id);
  markAddress(`${location.pathname}#${id}`);
  exhibit.scrollIntoView({ behavior: "instant" });
  exhibit.querySelector("a")?.focus({ preventScroll: true });
}

/* The links to other languages lead to the same slide. */
function markAddress(address) {
  history.replaceState(null, "", address);
  for (const link of projector.querySelectorAll("a[hreflang]")) {
    link.href = link.getAttribute("href").split("?")[0] + address;
  }
}
