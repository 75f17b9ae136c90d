/* The arithmetic of places, groups, staff and costs, as the notebooks have it in measures/places.py: nothing is rounded
   before it is written. */
import { asSet, digits } from "./digits.js";
import { fraction, over, plus, times } from "./exact.js";

const NOTHING = "–";
const EVERYBODY = "100";
const DECIMALS = { persons: 0, places: 0, groups: 1, staff: 1, price_eur: 2, cost_eur: 0 };

/* What follows from the persons of a row and its values; none where a value for it is lacking. */
export function quantities(persons, values) {
  const given = Object.entries(values).filter(([, value]) => value);
  const known = Object.fromEntries(given.map(([name, value]) => [name, fraction(value)]));
  const hundred = fraction(EVERYBODY);
  const places = over(times(fraction(persons), known.participation_pct ?? hundred), hundred);
  const groups = known.group_size && over(places, known.group_size);
  return {
    ...known,
    persons: fraction(persons),
    places,
    groups,
    staff: groups && known.staff_per_group && times(groups, known.staff_per_group),
    cost_eur: known.price_eur && times(places, known.price_eur),
  };
}

export function written(name, value, signs) {
  if (!value) return NOTHING;
  return name in DECIMALS ? digits(value, DECIMALS[name], signs) : asSet(value, signs);
}

/* The sum of one quantity over rows; none where no row has it. */
export function total(rows, name) {
  const known = rows.map((row) => row[name]).filter(Boolean);
  return known.length ? known.reduce(plus) : undefined;
}
