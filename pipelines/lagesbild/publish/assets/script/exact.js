/* Exact fractions of whole numbers: floating point would make 10.149… of 10.15, which is then rounded the other way. */

/* ``written`` has a point before its decimals: "17.5". */
export function fraction(written) {
  const [whole, decimals = ""] = String(written).split(".");
  return { above: BigInt(whole + decimals), below: 10n ** BigInt(decimals.length) };
}

export function times(one, other) {
  return { above: one.above * other.above, below: one.below * other.below };
}

/* ``other`` is above zero. */
export function over(one, other) {
  return { above: one.above * other.below, below: one.below * other.above };
}

export function plus(one, other) {
  return { above: one.above * other.below + other.above * one.below, below: one.below * other.below };
}

export function minus(one, other) {
  return plus(one, { above: -other.above, below: other.below });
}

/* How many units of the last decimal; halves go away from zero. */
export function inUnits({ above, below }, decimals) {
  const size = 2n * (above < 0n ? -above : above) * 10n ** BigInt(decimals) + below;
  const units = size / (2n * below);
  return above < 0n ? -units : units;
}

/* For drawing only. */
export function near({ above, below }) {
  return Number((above * 1_000_000n) / below) / 1_000_000;
}
