/* What the projector shows, in the order of the page: the area, the chapters, the exhibits. */
import { charts } from "./page.js";
import { textOf } from "./text.js";

export function slidesOfPage() {
  return [...document.querySelectorAll("#page-area, .section, .exhibit")].map((element) => ({
    id: element.id,
    ...contentOf(element),
  }));
}

function contentOf(element) {
  if (element.matches(".exhibit")) return exhibitSlide(element);
  if (element.matches(".section")) return chapterSlide(element);
  const opening = element.closest("section");
  return { over: textOf(opening, ".kind"), headline: element.textContent, about: textOf(opening, ".lead") };
}

function chapterSlide(section) {
  return { over: textOf(document, "#page-area"), headline: textOf(section, "h2"), about: textOf(section, ".lead") };
}

function exhibitSlide(exhibit) {
  return {
    over: textOf(exhibit, "h3"),
    headline: textOf(exhibit, ".takeaway") || textOf(exhibit, ".not-shown"),
    about: textOf(exhibit, ".statistical-title"),
    source: exhibit.querySelector(".source")?.dataset.publishers,
    alt: textOf(exhibit, ".alt"),
    chart: charts.find(({ box }) => exhibit.contains(box)),
  };
}
