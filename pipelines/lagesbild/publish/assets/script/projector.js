/* The projector: one exhibit or list a screen, from the page's own words and charts; the address says which. */

import { lowerHeadline, partOf, projector, sizeHeadline, write } from "./headline.js";
import { showLists } from "./lists.js";
import { night } from "./page.js";
import { slidesOfPage } from "./slides.js";
import { stagePart } from "./stage.js";

const STEPS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
const BACK_SHARE = 0.3; // of the width: a click there goes back, elsewhere on
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
