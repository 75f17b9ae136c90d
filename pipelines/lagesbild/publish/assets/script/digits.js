/* Numbers as the page's language writes and reads them; its signs come with the page. */
import { inUnits } from "./exact.js";

export function digits(value, decimals, { group, decimal, minus: below }) {
  const units = inUnits(value, decimals);
  const figures = String(units < 0n ? -units : units).padStart(decimals + 1, "0");
  const whole = figures.slice(0, figures.length - decimals).replace(/\B(?=(\d{3})+$)/g, group);
  return (units < 0n ? below : "") + whole + (decimals ? decimal + figures.slice(-decimals) : "");
}

/* With its sign; zero has none. */
export function signed(value, decimals, signs) {
  return (inUnits(value, decimals) > 0n ? signs.plus : "") + digits(value, decimals, signs);
}

/* With a decimal only where it has one. */
export function asSet(value, signs) {
  return digits(value, inUnits(value, 1) === 10n * inUnits(value, 0) ? 0 : 1, signs);
}

/* What a person wrote, as files have it: "1 250,50" is "1250.5". Empty where it is no number. */
export function numberIn(text, signs) {
  const [between, before] = signs.decimal === "," ? ["\\s", "[.,]"] : ["[\\s,]", "\\."];
  const form = new RegExp(`^(\\d+|\\d{1,3}(?:${between}\\d{3})+)(?:${before}(\\d+))?$`);
  const [, whole = "", decimals = ""] = form.exec(text.trim()) ?? [];
  return plainNumber(whole.replace(/\D/g, ""), decimals);
}

/* Without zeros that say nothing: "20" and "0" of "020" and "0". */
function plainNumber(whole, decimals) {
  const [before, after] = [whole.replace(/^0+(?=\d)/, ""), decimals.replace(/0+$/, "")];
  return after ? `${before}.${after}` : before;
}
