/* A chart as one drawing with its words: headline, title and unit above it, source and brief below; white by night too.
   It is put together as text: elements with a style of their own would break the page's content policy. */
import { laidOut } from "./fit.js";
import { textOf, wrapped } from "./text.js";

const WIDTH = 960;
const EDGE = 28;
const INSIDE = WIDTH - 2 * EDGE;
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const LINE = 1.32; // height of a line, in sizes of its letters
const HEADLINE = { size: 22, look: 'font-weight="650" fill="#12436d"', room: INSIDE * 0.85 }; // bold letters are wider
const WORDS = { size: 15, look: 'fill="#57636f"', room: INSIDE };
const SMALL = { size: 13, look: 'fill="#57636f"', room: INSIDE };

/* Returns the text of the SVG with its size. */
export async function composed({ box, figure }) {
  const exhibit = box.closest("figure");
  const { drawing, drawnPx, unit, key } = await drawn(figure);
  const above = [
    [textOf(exhibit, ".takeaway"), HEADLINE],
    [textOf(exhibit, ".statistical-title"), WORDS],
    [unit, SMALL],
  ];
  const head = textBlock(above, EDGE);
  const foot = textBlock(
    [key, textOf(exhibit, ".source"), document.title].map((words) => [words, SMALL]),
    head.end + drawnPx + 10,
  );
  const height = Math.ceil(foot.end + EDGE - 8);
  const placed = drawing.replace("<svg ", `<svg x="${EDGE}" y="${head.end}" `);
  return { width: WIDTH, height, svg: framed(height, head.text + placed + foot.text) };
}

/* The chart alone, with what the page writes beside it. */
async function drawn(figure) {
  const frame = document.createElement("figure");
  const [unit, box] = [document.createElement("p"), document.createElement("div")];
  unit.className = "unit";
  frame.append(unit, box);
  const shown = laidOut(box, structuredClone(figure), INSIDE);
  const { width, height } = shown.layout;
  const drawing = await Plotly.toImage(shown, { format: "svg", imageDataOnly: true, width, height });
  const places = [...frame.querySelectorAll(".map-key li")].map((item) => item.textContent);
  return { drawing, drawnPx: height, unit: unit.textContent, key: places.join(" · ") };
}

/* Lines of words below ``start``, and where the next may begin. */
function textBlock(parts, start) {
  let end = start;
  let text = "";
  for (const [words, { size, look, room }] of parts.filter(([some]) => some)) {
    for (const line of wrapped(escaped(words), room, size).split("<br>")) {
      text += `<text x="${EDGE}" y="${Math.round(end + size)}" font-size="${size}" ${look}>${line}</text>`;
      end += size * LINE;
    }
    end += size * 0.35;
  }
  return { text, end: Math.round(end) };
}

function framed(height, inside) {
  const size = `width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}"`;
  const ground = `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${FONT}">${ground}${inside}</svg>`;
}

function escaped(text) {
  const signs = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
  return text.replace(/[&<>]/g, (sign) => signs[sign]);
}
