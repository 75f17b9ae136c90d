/* The projector: one exhibit or list a screen, from the page's own words and charts; the address says which. */

import { night } from "./page.js";
import { putSlide, screen, write } from "./screen.js";
import { slidesOfPage } from "./slides.js";

const STEPS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
const BACK_SHARE = 0.3; // of the width: a click there goes back, elsewhere on
const showing = { slides: [], at: 0, part: 0, parts: 1 };

export function offerProjector() {
  const button = document.querySelector("button[data-projector]");
  button.hidden = false;
  button.addEventListener("click", () => openAt(nearestSlide()));
  screen.addEventListener("close", backToPage);
  addEventListener("keydown", stepByKey);
  screen.addEventListener("click", stepByClick);
  addEventListener("hashchange", () => screen.open && openAt(idInAddress()));
  addEventListener("load", () => screen.open && screen.focus()); // going to the anchor takes the focus away
  addEventListener("resize", () => requestAnimationFrame(showAgain));
  night.addEventListener("change", showAgain);
  if (new URLSearchParams(location.search).has("projector")) openAt(idInAddress());
}

function openAt(id) {
  showing.slides = slidesOfPage();
  if (!screen.open) screen.showModal();
  screen.focus();
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
  if (!screen.open || event.altKey || event.ctrlKey || event.metaKey) return;
  if (key === " " && target.closest("button, a")) return;
  const steps = { ...STEPS, Home: Number.NEGATIVE_INFINITY, End: Number.POSITIVE_INFINITY };
  if (!(key in steps)) return;
  event.preventDefault();
  step(key === " " && event.shiftKey ? -1 : steps[key]);
}

function stepByClick({ target, clientX }) {
  const button = target.closest("button");
  if (button?.dataset.step) step(Number(button.dataset.step));
  else if (button) screen.close();
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
  if (screen.open) show(showing.at, showing.part);
}

function show(at, part) {
  const slide = showing.slides[at];
  const place = `${at + 1}/${showing.slides.length}`;
  write("position", place);
  Object.assign(showing, { at, ...putSlide(slide, part) });
  write("part", showing.parts > 1 ? `${showing.part + 1}/${showing.parts}` : "");
  write("status", `${place}. ${slide.over ?? ""} ${screen.querySelector(".headline").textContent}`);
  markAddress(`?projector#${slide.id}`);
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
  for (const link of screen.querySelectorAll("a[hreflang]")) {
    link.href = link.getAttribute("href").split("?")[0] + address;
  }
}
