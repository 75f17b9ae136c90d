/* An exhibit worked again: its table, its chart, what is said of it, and that values of the reader's own are in it. */
import { quantities, total, written } from "./arithmetic.js";
import { digits, signed } from "./digits.js";
import { redrawn } from "./draw.js";
import { fraction, inUnits, minus, near } from "./exact.js";
import { idOf, parameters, valuesOf } from "./settings.js";
import { nameScrolling } from "./tables.js";
import { ticksTo } from "./ticks.js";

const EMPTY = fraction("0");

/* Writes what follows from the settings; returns nothing. ``story`` is an exhibit as ``own.js`` finds it. */
export function retell(story, settings) {
  const { model } = story;
  const worked = model.rows.map((row) => quantities(row.persons, valuesOf(settings, row, parameters())));
  const isOwn = model.rows.map((row) => isChanged(row, model.cells, settings));
  writeTable(story, worked, isOwn);
  if (story.chart) drawAgain(story, worked);
  writeCosts(story, worked);
  markOwn(story, isOwn.includes(true));
}

/* The sentence below the form: all rows together, today and at the horizon. */
export function resultOf({ model, texts }, settings) {
  const worked = model.rows.map((row) => quantities(row.persons, valuesOf(settings, row, parameters())));
  const sums = (name) => model.series.map((_, at) => total(ofSeries(model, worked, at), name));
  const said = (key, name) => sentence(texts[key], model, sums(name));
  const groups = model.drawn === "groups" ? [said("result_groups", "groups"), said("result_staff", "staff")] : [];
  const costs = sums("cost_eur").every(Boolean) ? [said("result_costs", "cost_eur")] : [];
  return [...groups, ...costs].join(" ");
}

export function filled(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/* Sums are read in whole numbers, and the change is that of the numbers read: 432, 437 and +5. */
function sentence(template, { series, signs }, sums) {
  const [base, horizon] = series;
  const [now, after] = sums.map((sum) => fraction(inUnits(sum, 0)));
  const change = signed(minus(after, now), 0, signs);
  return filled(template, { base, horizon, before: digits(now, 0, signs), after: digits(after, 0, signs), change });
}

function ofSeries({ rows }, worked, at) {
  return worked.filter((_, i) => rows[i].series === at);
}

function isChanged({ key, fixed }, cells, { own }) {
  return cells.some((name) => !fixed.includes(name) && own.has(idOf(key, name)));
}

function writeTable({ exhibit, model, texts, asPublished }, worked, isOwn) {
  for (const [i, row] of [...exhibit.querySelectorAll("details.table tbody tr")].entries()) {
    for (const [j, name] of model.cells.entries()) {
      const origin = isOwn[i] ? texts.own_value : asPublished[i][j];
      row.cells[j + 1].textContent = name === "origin" ? origin : written(name, worked[i][name], model.signs);
    }
  }
}

function drawAgain({ model, chart }, worked) {
  const { data, layout } = chart.figure;
  const drawn = worked.map((row) => row[model.drawn] ?? EMPTY);
  for (const [at, trace] of data.entries()) {
    const bars = ofSeries(model, drawn, at);
    trace.x = bars.map(near);
    const values = bars.map((value) => written(model.drawn, value, model.signs));
    trace.hovertext = trace.hovertext.map((words, i) => words.replace(/: [^:]*$/, `: ${values[i]}`));
    trace.text = trace.text.map((label, i) => label.replace(/^[^(]*?(?= \(|$)/, values[i])); // residents' change stays
  }
  const highest = drawn.reduce((most, value) => (minus(value, most).above > 0n ? value : most), EMPTY);
  Object.assign(layout.xaxis, ticksTo(highest, model.signs));
  redrawn(chart);
}

/* What the priced places of each subject cost, and all together; only where the page has room for it. */
function writeCosts({ exhibit, model }, worked) {
  const table = exhibit.querySelector(".own-costs");
  if (!table) return;
  const costs = worked.map(({ cost_eur: cost }) => cost);
  table.hidden = !costs.some(Boolean);
  for (const row of table.tBodies[0].rows) {
    const isOfRow = (_, i) => !row.dataset.key || model.rows[i].key === row.dataset.key;
    const rows = { rows: model.rows.filter(isOfRow) };
    const sums = [0, 1].map((at) => total(ofSeries(rows, worked.filter(isOfRow), at), "cost_eur"));
    writeCost(row, model, sums);
  }
  nameScrolling();
}

function writeCost({ cells }, { signs }, [now, then]) {
  cells[1].textContent = written("cost_eur", now, signs);
  cells[2].textContent = written("cost_eur", then, signs);
  cells[3].textContent = now ? signed(minus(then, now), 0, signs) : written("cost_eur", undefined, signs);
}

/* Everything that is no longer as published says so: mark, headline, subtitle, caption, text alternative. */
function markOwn({ exhibit, model, texts, words }, isOwn) {
  exhibit.toggleAttribute("data-own", isOwn);
  exhibit.querySelector(".own-mark").hidden = !isOwn;
  const own = {
    ".takeaway": model.says_values ? texts.published_headline : "{words}",
    ".statistical-title": texts.own_title,
    "details.table caption": texts.own_title,
    ".alt": texts.own_title,
  };
  for (const [part, template] of Object.entries(own)) {
    const element = exhibit.querySelector(part);
    if (element) element.textContent = isOwn ? filled(template, { words: words[part] }) : words[part];
  }
}
