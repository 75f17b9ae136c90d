/* The reader's own values as a file: saved from the page, and loaded again; one that is not whole changes nothing. */
import { numberIn } from "./digits.js";
import { handOver } from "./handed.js";
import { filled } from "./retold.js";
import { idOf, refusal } from "./settings.js";

const FORMAT = "lagesbild-own-values";
const VERSION = 1;
const LARGEST = 100_000; // bytes; a file of ours has a few thousand at most
const NUMBER = /^\d+(\.\d+)?$/;

export function offerSaving(button, { model, texts }, { own }, say) {
  button.addEventListener("click", () => {
    const content = { format: FORMAT, version: VERSION, ...aboutPage(model), values: nested(own) };
    const written = new Blob([`${JSON.stringify(content, null, 2)}\n`], { type: "application/json" });
    const file = `${model.area}-${texts.file}.json`;
    handOver(written, file);
    say(filled(texts.saved, { file }));
  });
}

/* Either what the file holds and a note of it, or every problem that it has. */
export async function contentOfFile(file, { model, texts }, { settings }) {
  const read = file.size > LARGEST ? undefined : parsed(await file.text());
  const wrong = wrongForm(read, texts);
  if (wrong) return { problems: [filled(wrong, { name: file.name, version: read?.version })] };
  const given = Object.entries(read.values).flatMap(([key, values]) => entriesOf(key, values));
  const problems = given.map((entry) => problemOf(entry, settings, texts)).filter(Boolean);
  if (problems.length) return { problems };
  const note = read.area === model.area ? texts.loaded : texts.loaded_of_other;
  return {
    own: given.map(({ key, parameter, value }) => [idOf(key, parameter), asNumber(value)]),
    note: filled(note, { n: given.length, name: file.name, area: read.area }),
  };
}

function aboutPage({ area, horizon }) {
  const { edition } = document.querySelector("script[data-worked]").dataset;
  return { area, horizon, edition, saved: new Date().toISOString().slice(0, 10) };
}

function nested(own) {
  const values = {};
  for (const [id, value] of own) {
    const at = id.lastIndexOf("/");
    const key = id.slice(0, at);
    values[key] = { ...values[key], [id.slice(at + 1)]: value };
  }
  return values;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/* A number as files have it; empty where it is none. */
function asNumber(value) {
  return NUMBER.test(String(value)) ? numberIn(String(value), { decimal: "." }) : "";
}

function isObject(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function wrongForm(read, texts) {
  if (!isObject(read) || read.format !== FORMAT || !isObject(read.values)) return texts.file_form;
  if (read.version !== VERSION) return texts.file_version;
  return typeof read.area === "string" ? "" : texts.file_form;
}

function entriesOf(key, values) {
  if (!isObject(values)) return [{ key, parameter: "", value: values }];
  return Object.entries(values).map(([parameter, value]) => ({ key, parameter, value }));
}

function problemOf({ key, parameter, value }, { published }, texts) {
  const field = parameter ? `${key}, ${parameter}` : key;
  const unknown = unknownOf(key, parameter, [...published.keys()]);
  if (unknown) return filled(texts.file_unknown, unknown);
  const why = refusal(parameter, asNumber(value));
  return why && `${field}: ${filled(texts[why.why], { text: String(value), ...why })}`;
}

/* What is not on this page, and what is in its place. */
function unknownOf(key, parameter, ids) {
  const known = ids.map((id) => [id.slice(0, id.lastIndexOf("/")), id.slice(id.lastIndexOf("/") + 1)]);
  const names = known.filter(([each]) => each === key).map(([, name]) => name);
  if (!names.length) return { field: key, known: [...new Set(known.map(([each]) => each))].join("; ") };
  const field = parameter ? `${key}, ${parameter}` : key;
  return names.includes(parameter) ? undefined : { field, known: names.join("; ") };
}
