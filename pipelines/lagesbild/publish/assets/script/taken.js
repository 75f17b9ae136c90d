/* The table of an exhibit as CSV, made here when it is asked for, as spreadsheets of the page's language open it: the
   published figures with a column for each number, whatever the reader's own values show. Words never become a formula. */
import { handOver } from "./handed.js";
import { page } from "./page.js";
import { oneLine } from "./text.js";

const IN_ENGLISH = page.lang === "en";
const BETWEEN = IN_ENGLISH ? "," : ";";
const NEEDS_QUOTES = IN_ENGLISH ? /[",]/ : /[";]/;
const FORMULA = /^[=+\-@＝＋－＠]/;
const BYTE_ORDER_MARK = "\ufeff";

export function offerSheets() {
  for (const button of document.querySelectorAll("button[data-sheet]")) {
    const lines = linesOf(button.closest("figure").querySelector("details.table table"));
    button.closest(".sheet").hidden = false;
    button.addEventListener("click", () => {
      const text = lines.map((cells) => `${cells.map(quoted).join(BETWEEN)}\r\n`).join("");
      handOver(new Blob([BYTE_ORDER_MARK, text], { type: "text/csv;charset=utf-8" }), button.dataset.file);
    });
  }
}

/* Read as the page comes, before anything is worked again. */
function linesOf({ tHead, tBodies }) {
  const columns = [...tHead.rows[0].cells].map((cell) => ({ cell, parts: JSON.parse(cell.dataset.parts ?? '[""]') }));
  const names = columns.flatMap(({ cell, parts }) => parts.map((part) => named(cell.textContent, part)));
  const rows = [...tBodies[0].rows].map(({ cells }) =>
    [...cells].flatMap((cell, place) => cellsOf(cell, columns[place].parts)),
  );
  return [names, ...rows];
}

function named(label, part) {
  return harmless(part ? `${label.trimEnd()}, ${part}` : label);
}

function cellsOf({ dataset: { exact }, textContent }, parts) {
  if (exact === undefined) return parts.map(() => harmless(textContent));
  return exact.split(";").map((number) => (IN_ENGLISH ? number : number.replace(".", ",")));
}

function harmless(words) {
  const line = oneLine(words);
  return FORMULA.test(line) ? `'${line}` : line;
}

function quoted(cell) {
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
