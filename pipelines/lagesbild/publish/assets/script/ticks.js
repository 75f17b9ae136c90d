/* Round marks for the axis of bars that were worked again, as language/axis.py has them: about five, and zero. */
import { digits } from "./digits.js";
import { fraction, near } from "./exact.js";

const ROUND = ["1", "2", "2.5", "5", "10"];
const ABOUT = 5;
const GRACE = 1e-9; // of what floating point makes of a whole number of steps
const ROOM = 0.22; // beyond the last mark, for the labels at the ends of the bars

/* ``highest`` is not below zero. */
export function ticksTo(highest, signs) {
  const [step, decimals] = stepOf(near(highest) / ABOUT);
  const count = Math.ceil(near(highest) / Number(step) - GRACE);
  const marks = Array.from({ length: count + 1 }, (_, number) => multiple(step, number, decimals));
  const tickvals = marks.map(Number);
  const ticktext = marks.map((mark) => digits(fraction(mark), decimals, signs));
  return { tickvals, ticktext, range: [0, tickvals.at(-1) * (1 + ROOM)] };
}

/* The step and how many decimals it has. */
function stepOf(rough) {
  if (!rough) return ["1", 0];
  const power = Number(rough.toExponential().split("e")[1]);
  const round = ROUND.find((each) => Number(each) * 10 ** power >= rough);
  const decimals = Math.max(0, (round.split(".")[1] ?? "").length - power - (round === "10" ? 1 : 0));
  return [(Number(round) * 10 ** power).toFixed(decimals), decimals];
}

function multiple(step, number, decimals) {
  const units = BigInt(step.replace(".", "")) * BigInt(number);
  const figures = String(units).padStart(decimals + 1, "0");
  return decimals ? `${figures.slice(0, -decimals)}.${figures.slice(-decimals)}` : figures;
}
