/* What the page holds and the medium it is shown on. */
import { wholeFigure } from "./whole.js";

export const night = matchMedia("(prefers-color-scheme: dark)");
export const paper = matchMedia("print");
export const page = document.documentElement;
export const spoken = document.getElementById("page-spoken");
export const nightColours = read("page-night");
export const charts = [...document.querySelectorAll(".chart")].map((box) => ({
  box,
  figure: wholeFigure(read(box.dataset.figure), read("page-figures")),
}));
export const medium = { isPaper: false, isWhole: false, scrolledPx: 0 };

function read(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

/* The style sheet lays the paper version out by this word, which stands while it is printed. */
export function isShort() {
  return page.dataset.print === "short";
}
