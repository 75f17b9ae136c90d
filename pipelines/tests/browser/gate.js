/* What the gate asks of a page; each function returns the rules that are broken, once for every place. */
const all = (selector) => [...document.querySelectorAll(selector)];
const broken = (rule, places) => places.map(() => rule);
const isSeen = (part) => part.checkVisibility({ visibilityProperty: true }) && part.getClientRects().length > 0;

/* Tables that every reader is to have; those of own values are filled by the script for who sets some. */
const givenTables = () => all("main table").filter((table) => !table.closest(".own, [hidden]"));

function frame() {
  const ids = all("[id]").map(({ id }) => id);
  const levels = all("h1, h2, h3, h4, h5, h6").filter(isSeen).map(({ tagName }) => Number(tagName[1]));
  const zoom = document.querySelector("meta[name=viewport]")?.content ?? "";
  const exactly = (rule, selector) => (all(selector).length === 1 ? [] : [rule]);
  return [
    ...(["fi", "sv", "en"].includes(document.documentElement.lang) ? [] : ["language-missing"]),
    ...(document.title.trim() ? [] : ["title-empty"]),
    ...exactly("main-missing", "main"),
    ...exactly("heading-first", "h1"),
    ...broken("heading-jump", levels.filter((level, i) => i > 0 && level > levels[i - 1] + 1)),
    ...broken("id-doubled", ids.filter((id, i) => ids.indexOf(id) !== i)),
    ...broken("anchor-lost", all('a[href^="#"]').filter((link) => link.hash && !ids.includes(decodeURIComponent(link.hash.slice(1))))),
    ...(/user-scalable\s*=\s*(no|0)|maximum-scale\s*=\s*[01]/.test(zoom) ? ["zoom-blocked"] : []),
    ...broken("picture-unnamed", all("main img").filter((image) => !image.alt.trim())),
  ];
}

function tables() {
  const found = givenTables();
  return [
    ...broken("table-uncaptioned", found.filter((table) => !table.caption?.textContent.trim())),
    ...broken("header-unscoped", found.flatMap((table) => [...table.querySelectorAll("th:not([scope])")])),
    ...broken("header-missing", found.filter((table) => !table.querySelector("thead th[scope=col]"))),
    ...broken("header-missing", found.flatMap((table) =>
      [...table.querySelectorAll("tbody tr")].filter((row) => !row.querySelector("th:is([scope=row], [scope=rowgroup])")))),
    ...broken("chart-tableless", all(".exhibit").filter((exhibit) =>
      exhibit.querySelector(".chart, img.drawn") && !exhibit.querySelector("table"))),
  ];
}

/* How many marks of each series are seen, and how many rows of each exhibit that could be opened. */
function shown() {
  const marks = all(".chart .main-svg :is(.bars .trace, .scatterlayer .trace)").map((trace, i) =>
    [`${trace.closest(".chart").id} ${i}`, [...trace.querySelectorAll("path")].filter((mark) =>
      mark.checkVisibility({ visibilityProperty: true, opacityProperty: true })).length]);
  const exhibits = all(".exhibit").map((exhibit) => [`exhibit ${exhibit.id}`, Number(isSeen(exhibit))]);
  return Object.fromEntries([...marks, ...exhibits]);
}

function paper() {
  const width = innerWidth; // the gate gives the window the width of the sheet
  const rgb = getComputedStyle(document.documentElement).backgroundColor;
  const isOut = (box) => {
    const at = box.getBoundingClientRect();
    return at.left < 0 || at.right > width || at.height > 900 || at.height === 0;
  };
  return [
    ...(document.documentElement.scrollWidth > width ? ["wider-than-paper"] : []),
    ...broken("chart-off-paper", all(".exhibit :is(.chart, img.drawn)").filter(isOut)),
    ...broken("table-closed", givenTables().filter((table) => !isSeen(table))),
    ...(["rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"].includes(rgb) ? [] : ["dark-on-paper"]),
  ];
}

/* How an area of a map is drawn: links in drawings show the focus by their line. */
const drawnAs = (part) => {
  const path = part.querySelector("path");
  return path ? ["stroke", "strokeWidth", "fill"].map((name) => getComputedStyle(path)[name]).join(" ") : "";
};

/* Everything that can be used by keyboard, in the order of the page; what is closed or hidden cannot. */
function stops() {
  const used = "a[href], button, summary, input, select, textarea, .exhibit .chart, .scroll[role=region]";
  const isFurther = (part) => part.type === "radio" && document.querySelector(`[name="${part.name}"]`) !== part;
  return all(used).filter((part) => isSeen(part) && !part.disabled && !part.closest("dialog:not([open])"))
    .filter((part) => !isFurther(part)) // Tab reaches one of a group, arrows the others
    .map((part, i) => {
      Object.assign(part.dataset, { stop: i, rest: part.ownerSVGElement ? drawnAs(part) : "" });
      return i;
    });
}

function focused() {
  const part = document.activeElement;
  const style = getComputedStyle(part);
  const drawn = (width, kind) => kind !== "none" && parseFloat(width) > 0;
  const seen = drawn(style.outlineWidth, style.outlineStyle) && !/, 0\)$|transparent/.test(style.outlineColor);
  const differs = Boolean(part.ownerSVGElement) && drawnAs(part) !== part.dataset.rest;
  return [Number(part.dataset.stop ?? -1), seen || differs || style.boxShadow !== "none"];
}

function scriptless() {
  const opened = (part) => !part.closest("details:not([open])");
  const isSilent = (box) => isSeen(box) && !box.textContent.trim() && !box.querySelector("img, svg");
  return [
    ...broken("table-hidden", givenTables().filter((table) => opened(table) && !isSeen(table))),
    ...broken("button-dead", all("button").filter(isSeen)),
    ...broken("chart-empty", all(".exhibit .chart").filter(isSilent)),
  ];
}
