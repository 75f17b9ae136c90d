/* The bar above the page: one row, whatever the language and the letters. Anchors land just below it. */
import { page } from "./page.js";

const ABOVE_PLACE_PX = 12; // from the bar to what an address leads to
const bar = document.querySelector(".bar");
const chapterMenu = bar.querySelector(".chapters");
const button = chapterMenu.querySelector("button");

export function offerMenu() {
  button.addEventListener("click", () => showChapters(!isOpen()));
  chapterMenu.addEventListener("click", ({ target }) => target.closest("a") && showChapters(false));
  addEventListener("keydown", leaveByKey);
  addEventListener("resize", fitBar);
}

/* The chapters go behind a button where they do not fit beside the rest. */
export function fitBar() {
  fold(false);
  fold(isBroken());
  const isStuck = getComputedStyle(bar).position === "sticky";
  page.style.scrollPaddingTop = `${(isStuck ? bar.offsetHeight : 0) + ABOVE_PLACE_PX}px`;
}

function fold(isFolded) {
  bar.classList.toggle("folded", isFolded);
  button.hidden = !isFolded;
  if (!isFolded) showChapters(false);
}

function isBroken() {
  const [first, ...rest] = [...bar.children].filter((part) => part.offsetHeight);
  return rest.some(({ offsetTop }) => offsetTop >= first.offsetTop + first.offsetHeight);
}

function showChapters(isWanted) {
  button.setAttribute("aria-expanded", String(isWanted));
}

function isOpen() {
  return button.getAttribute("aria-expanded") === "true";
}

function leaveByKey({ key }) {
  if (key !== "Escape" || !isOpen()) return;
  showChapters(false);
  button.focus();
}
