/* What the projector shows, in the order of the page: the area with its key figures, the core messages, the chapters,
   the exhibits, the questions for discussion. */
import { charts } from "./page.js";
import { textOf } from "./text.js";

const CONTENTS = {
  "#page-area": areaSlide,
  "#page-core": messagesSlide,
  ".section": chapterSlide,
  ".exhibit": exhibitSlide,
  "#page-discussion": questionsSlide,
};

export function slidesOfPage() {
  return [...document.querySelectorAll(Object.keys(CONTENTS))].map((element) => ({
    id: element.id,
    ...contentOf(element),
  }));
}

function contentOf(element) {
  const [, content] = Object.entries(CONTENTS).find(([selector]) => element.matches(selector));
  return content(element);
}

function areaSlide(name) {
  const opening = name.closest("section");
  const words = { over: textOf(opening, ".kind"), headline: name.textContent, about: textOf(opening, ".lead") };
  return { ...words, lists: [...opening.querySelectorAll(".tiles, .lines")] };
}

function messagesSlide(heading) {
  const lists = [...heading.parentElement.querySelectorAll("ol, .certainty")];
  return { over: textOf(document, "#page-area"), headline: heading.textContent, lists };
}

function questionsSlide(section) {
  return {
    over: textOf(document, "#page-area"),
    headline: textOf(section, "h2"),
    lists: [...section.querySelectorAll("ol")],
  };
}

function chapterSlide(section) {
  return { over: textOf(document, "#page-area"), headline: textOf(section, "h2"), about: textOf(section, ".lead") };
}

function exhibitSlide(exhibit) {
  return {
    over: textOf(exhibit, "h3"),
    number: textOf(exhibit, "h3 .number"),
    question: textOf(exhibit, ".question"),
    headline: textOf(exhibit, ".takeaway") || textOf(exhibit, ".not-shown"),
    about: textOf(exhibit, ".statistical-title"),
    source: exhibit.querySelector(".source")?.dataset.publishers,
    alt: textOf(exhibit, ".alt"),
    chart: charts.find(({ box }) => exhibit.contains(box)),
  };
}
