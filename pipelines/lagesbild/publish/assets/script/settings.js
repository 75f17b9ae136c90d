/* The values behind the calculations: those published, and the reader's own in their place. */
import { fraction, minus } from "./exact.js";

const LIMITS = {
  participation_pct: { least: "0.1", most: "100", decimals: 1 },
  group_size: { least: "0.1", most: "1000", decimals: 1 },
  staff_per_group: { least: "0.1", most: "1000", decimals: 1 },
  price_eur: { least: "0", most: "10000000", decimals: 2 },
};

/* ``models`` are those of all exhibits of the page. */
export function settingsOf(models) {
  const listed = models.flatMap(({ settings }) => settings);
  const published = new Map(
    listed.flatMap(({ key, values }) => values.map(({ parameter, value }) => [idOf(key, parameter), value])),
  );
  return { published, own: new Map() };
}

export function idOf(key, parameter) {
  return `${key}/${parameter}`;
}

/* Takes a value; one that is empty or as published is none of the reader's own. */
export function set({ published, own }, id, value) {
  if (value && value !== published.get(id)) own.set(id, value);
  else own.delete(id);
}

/* The values of a row as they are now. */
export function valuesOf({ own }, { key, values, fixed }, names) {
  const now = (name) => (fixed.includes(name) ? values[name] : (own.get(idOf(key, name)) ?? values[name]));
  return Object.fromEntries(names.map((name) => [name, now(name)]));
}

export function parameters() {
  return Object.keys(LIMITS);
}

/* Why a number cannot be taken: a key of the page's texts and what to fill in; nothing where it can. */
export function refusal(parameter, value) {
  const { least, most, decimals } = LIMITS[parameter];
  if (!value) return { why: "not_a_number", least, most };
  if (isBelow(value, least) || isBelow(most, value)) return { why: "out_of_bounds", least, most };
  const count = (value.split(".")[1] ?? "").length;
  return count > decimals ? { why: "too_exact", least, most, decimals } : undefined;
}

function isBelow(one, other) {
  return minus(fraction(one), fraction(other)).above < 0n;
}
