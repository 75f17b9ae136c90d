/* Room for the values at the ends of bars and beside dots. */
import { textWidth } from "./text.js";

/* The values at the ends of the bars and beside dots lie inside the plot, else they would cover the names or be cut. */
export function makeRoomForValues(data, axis, width) {
  if (!axis.range) return;
  const ends = data.flatMap(endsOf);
  for (let round = 0; round < 8; round += 1) {
    const [low, high] = axis.range;
    const unit = (high - low) / width;
    const lows = ends.filter(({ isLeft }) => isLeft).map(({ value, px }) => value - px * unit);
    const highs = ends.filter(({ isLeft }) => !isLeft).map(({ value, px }) => value + px * unit);
    axis.range = [Math.min(low, ...lows), Math.max(high, ...highs)];
  }
}

/* Values go on two lines where on one they would leave the bars less than half of the width. */
export function breakValues(bars, width) {
  const ends = bars.flatMap(endsOf);
  const widest = (side) => Math.max(0, ...ends.filter(({ isLeft }) => isLeft === side).map(({ px }) => px));
  if (widest(true) + widest(false) <= width / 2) return;
  for (const trace of bars) trace.text = trace.text?.map((words) => words.replace(" (", "<br>("));
}

function endsOf({ text, textposition, base, x }) {
  return (text ?? []).map((words, i) => {
    const isLeft = x[i] < 0 || textposition?.[i] === "middle left"; // of where the bar ends, which may begin elsewhere
    return { value: (base?.[i] ?? 0) + x[i], isLeft, px: widthOf(words) + 10 };
  });
}

function widthOf(words) {
  return Math.max(...words.split("<br>").map((line) => textWidth(line, 14)));
}
