/* Arrow keys step through the points that have a text, series by series, and say them. */
import { hasLyingBars } from "./bars.js";
import { draw } from "./draw.js";
import { spoken } from "./page.js";
import { plain } from "./text.js";

const KEYS = /^(Arrow(Left|Right|Up|Down)|Home|End)$/;

export function stepping(chart) {
  const isLying = hasLyingBars(chart.figure.layout);
  let at = -1;
  const leave = () => {
    at = -1;
    Plotly.Fx.unhover(chart.box);
    spoken.textContent = "";
  };
  chart.box.addEventListener("focus", () => draw(chart));
  chart.box.addEventListener("blur", leave);
  chart.box.addEventListener("keydown", (event) => {
    const { key } = event;
    const points = pointsOf(chart.figure);
    if (key === "Escape") {
      leave();
      chart.box.blur();
    }
    if (!points.length || event.altKey || event.ctrlKey || event.metaKey || !KEYS.test(key)) return;
    event.preventDefault();
    at = stepTo(points, at, key, isLying);
    const { curveNumber, pointNumber, text } = points[at];
    Plotly.Fx.hover(chart.box, [{ curveNumber, pointNumber }]);
    spoken.textContent = plain(text);
  });
}

function pointsOf({ data }) {
  return data.flatMap((trace, curveNumber) =>
    (trace.hovertext ?? []).map((text, pointNumber) => ({ curveNumber, pointNumber, text })).filter(({ text }) => text),
  );
}

function stepTo(points, at, key, isLying) {
  const last = points.length - 1;
  if (key === "Home") return 0;
  if (key === "End") return last;
  const step = key === "ArrowRight" || key === "ArrowDown" ? 1 : -1;
  if (at < 0) return step > 0 ? 0 : last;
  const isAcross = (key === "ArrowUp" || key === "ArrowDown") !== isLying;
  const other = isAcross ? inOtherSeries(points, at, step) : -1;
  return other >= 0 ? other : Math.min(last, Math.max(0, at + step));
}

function inOtherSeries(points, at, step) {
  const { curveNumber, pointNumber } = points[at];
  const curves = [...new Set(points.map((point) => point.curveNumber))];
  const next = curves[curves.indexOf(curveNumber) + step];
  const there = points.findIndex((point) => point.curveNumber === next && point.pointNumber === pointNumber);
  return there >= 0 ? there : points.findIndex((point) => point.curveNumber === next);
}
