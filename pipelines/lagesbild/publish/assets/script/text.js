/* Words in charts: how wide they are, where they break, how they read without markup. */

const brush = document.createElement("canvas").getContext("2d");

export function textWidth(text, size) {
  brush.font = `${size}px system-ui, sans-serif`;
  return brush.measureText(plain(text)).width;
}

export function wrapped(text, width, size) {
  return text
    .split("<br>")
    .flatMap((line) => rowsOf(line.split(" "), width, size))
    .join("<br>");
}

function rowsOf(words, width, size) {
  const rows = [""];
  for (const word of words) {
    const longer = rows.at(-1) ? `${rows.at(-1)} ${word}` : word;
    if (rows.at(-1) && textWidth(longer, size) > width) rows.push(word);
    else rows[rows.length - 1] = longer;
  }
  return rows;
}

export function plain(text) {
  const signs = { "&lt;": "<", "&gt;": ">", "&amp;": "&", "&#37;": "%" };
  return text
    .replaceAll("<br>", ", ")
    .replace(/<\/?b>/g, "")
    .replace(/&(?:lt|gt|amp|#37);/g, (sign) => signs[sign]);
}

/* The words of a part of an element; none where there is none. No-break spaces stay, which keep numbers and units whole. */
export function textOf(element, part) {
  const words = element.querySelector(part)?.textContent ?? "";
  return unjoined(words)
    .replace(/[ \t\n]+/g, " ")
    .trim();
}

/* Words on one line and without what keeps a range together. */
export function oneLine(words) {
  return unjoined(words).replace(/\s+/g, " ").trim();
}

function unjoined(words) {
  return words.replaceAll("\u2060", "");
}

/* No letter of a figure is smaller than ``leastPx``. */
export function enlargeFonts(value, leastPx) {
  if (value === null || typeof value !== "object") return;
  for (const [name, inner] of Object.entries(value)) {
    if (/font$/i.test(name)) inner.size = Math.max(leastPx, inner.size ?? 0);
    enlargeFonts(inner, leastPx);
  }
}
