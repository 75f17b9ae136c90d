/* Draws the charts of a brief from the JSON on the page; closes the tables; steps through points by keyboard.
   No part of it is needed to read the numbers: without it every table stands open. */
"use strict";

(() => {
  const NARROW_PX = 600; // below this a chart has no room for names beside its lines and bars
  const PAPER_PX = 680; // about the width between the margins of A4; paper scales the drawing, never cuts it
  const END_LABEL = "end-label"; // the name that the figures give to names at line ends
  const CONFIG = { displayModeBar: false, showSendToCloud: false, doubleClick: false, responsive: false };

  const night = matchMedia("(prefers-color-scheme: dark)");
  const paper = matchMedia("print");
  const spoken = document.getElementById("page-spoken");
  const nightColours = read("page-night");
  const charts = [...document.querySelectorAll(".chart")].map((box) => ({ box, figure: read(box.dataset.figure) }));
  let onPaper = false;

  function read(id) {
    return JSON.parse(document.getElementById(id).textContent);
  }

  /* ---- what is drawn: the figure of the notebook, in the page's colours, at the page's width ---- */

  function recoloured(value) {
    if (typeof value === "string") return nightColours[value] ?? value;
    if (Array.isArray(value)) return value.map(recoloured);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, recoloured(inner)]));
  }

  function fitted(figure, width) {
    const { data, layout } = night.matches && !onPaper ? recoloured(figure) : structuredClone(figure);
    layout.width = width;
    for (const trace of data) {
      if (trace.hovertext) trace.hovertext = trace.hovertext.map((text) => wrapped(text, width - 48, 14));
    }
    if (width < NARROW_PX) narrow(data, layout, width);
    wrapTitles(layout, width);
    return { data, layout };
  }

  function narrow(data, layout, width) {
    layout.font.size = 13;
    layout.margin.r = 12;
    namesIntoLegend(data, layout, width);
    if (isSideways(data)) namesAboveBars(data, layout, width);
    else thinTicks(layout.xaxis, width - 60);
    if (isSideways(data)) thinTicks(layout.xaxis, width - 30);
  }

  function namesIntoLegend(data, layout, width) {
    const names = (layout.annotations ?? []).filter((note) => note.name === END_LABEL);
    layout.annotations = (layout.annotations ?? []).filter((note) => note.name !== END_LABEL);
    const entries = data.filter((trace) => trace.name && trace.showlegend !== false);
    if (names.length > 1) layout.showlegend = true;
    if (!layout.showlegend) return;
    for (const trace of entries) trace.name = wrapped(trace.name, width - 60, 13);
    const lines = rowsOfLegend(entries.map((trace) => trace.name), width);
    const was = names.length ? 0 : 26;
    layout.margin.t += lines * 24 - was;
    layout.height += lines * 24 - was;
    layout.legend.font = { size: 13 };
  }

  function rowsOfLegend(names, width) {
    // Plotly gives all entries of a level legend the width of the widest.
    const widest = Math.max(...names.flatMap((name) => name.split("<br>")).map((line) => textWidth(line, 13))) + 50;
    const perRow = Math.max(1, Math.floor(width / widest));
    const tallest = Math.max(...names.map((name) => name.split("<br>").length));
    return Math.ceil(names.length / perRow) * Math.max(1, tallest * 0.75);
  }

  function isSideways(data) {
    return data.some((trace) => trace.type === "bar" && trace.orientation === "h");
  }

  function namesAboveBars(data, layout, width) {
    const axis = layout.yaxis;
    const bars = data.filter((trace) => trace.type === "bar");
    const values = axis.tickvals ?? [...new Set(bars.flatMap((trace) => trace.y))];
    const texts = (axis.ticktext ?? values).map((text) => wrapped(String(text), width - 8, 13));
    const namePx = 18 * Math.max(...texts.map((text) => text.split("<br>").length));
    const barsPx = 20 * (layout.barmode === "stack" || layout.barmode === "overlay" ? 1 : bars.length);
    const bandPx = namePx + barsPx + 12;
    layout.height += bandPx * values.length - (layout.height - layout.margin.t - 40);
    layout.bargap = 1 - barsPx / bandPx;
    Object.assign(axis, { tickmode: "array", tickvals: values, ticktext: texts, ticklabelposition: "inside" });
    Object.assign(axis, { automargin: false, ticklabelstandoff: -2, ticklabelshift: -(barsPx + namePx) / 2 });
    layout.margin.l = 2;
  }

  function thinTicks(axis, width) {
    if (!axis?.ticktext) return;
    const widest = Math.max(...axis.ticktext.map((text) => textWidth(String(text), 13))) + 10;
    const step = Math.ceil((axis.ticktext.length * widest) / width);
    if (step < 2) return;
    const zero = Math.max(0, axis.tickvals.findIndex((value) => value === 0));
    const kept = (_, index) => (index - zero) % step === 0;
    Object.assign(axis, { tickvals: axis.tickvals.filter(kept), ticktext: axis.ticktext.filter(kept) });
  }

  function wrapTitles(layout, width) {
    if (layout.title?.text) {
      layout.title.text = wrapped(layout.title.text, width, 14);
      const more = (layout.title.text.split("<br>").length - 1) * 18;
      layout.margin.t += more;
      layout.height += more;
    }
    if (layout.xaxis?.title?.text) layout.xaxis.title.text = wrapped(layout.xaxis.title.text, width - 60, 14);
  }

  /* ---- text ---- */

  const brush = document.createElement("canvas").getContext("2d");

  function textWidth(text, size) {
    brush.font = `${size}px system-ui, sans-serif`;
    return brush.measureText(plain(text)).width;
  }

  function wrapped(text, width, size) {
    const lines = text.split("<br>").flatMap((line) => {
      const rows = [""];
      for (const word of line.split(" ")) {
        const longer = rows.at(-1) ? `${rows.at(-1)} ${word}` : word;
        if (rows.at(-1) && textWidth(longer, size) > width) rows.push(word);
        else rows[rows.length - 1] = longer;
      }
      return rows;
    });
    return lines.join("<br>");
  }

  function plain(text) {
    const signs = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };
    return text.replaceAll("<br>", ", ").replace(/&(?:lt|gt|amp);/g, (sign) => signs[sign]);
  }

  /* ---- drawing ---- */

  function draw(chart) {
    const { box, figure } = chart;
    const width = onPaper ? PAPER_PX : box.clientWidth;
    if (!width || (chart.width === width && chart.night === night.matches && chart.onPaper === onPaper)) return;
    Object.assign(chart, { width, night: night.matches, onPaper });
    const { data, layout } = fitted(figure, width);
    Plotly.react(box, data, layout, CONFIG);
    box.style.height = `${layout.height}px`;
    box.style.aspectRatio = `${width} / ${layout.height}`;
    for (const svg of box.querySelectorAll(".main-svg")) svg.setAttribute("viewBox", `0 0 ${width} ${layout.height}`);
    box.dataset.drawn = String(Boolean(box.querySelector(".main-svg .trace, .main-svg .bars, .main-svg .scatterlayer")));
  }

  function drawOrOpenTable(chart) {
    try {
      draw(chart);
    } catch (error) {
      chart.box.hidden = true;
      const table = chart.box.closest("figure").querySelector("details");
      if (table) table.open = true;
      console.error(error);
    }
  }

  function drawAll() {
    charts.forEach(drawOrOpenTable);
  }

  /* ---- tables and paper ---- */

  function closeTables() {
    for (const table of document.querySelectorAll("details[data-close]")) table.open = false;
  }

  function nameScrolling() {
    for (const region of document.querySelectorAll(".scroll")) {
      const scrolls = region.scrollWidth > region.clientWidth;
      for (const [name, value] of [["role", "region"], ["tabindex", "0"], ["aria-label", region.dataset.name]]) {
        if (scrolls) region.setAttribute(name, value);
        else region.removeAttribute(name);
      }
    }
  }

  function toPaper() {
    if (onPaper) return;
    onPaper = true;
    for (const table of document.querySelectorAll("details:not([open])")) {
      table.dataset.reclose = "";
      table.open = true;
    }
    drawAll();
  }

  function toScreen() {
    if (!onPaper) return;
    onPaper = false;
    for (const table of document.querySelectorAll("details[data-reclose]")) {
      delete table.dataset.reclose;
      table.open = false;
    }
    drawAll();
  }

  /* ---- keyboard: the points that have a text, series by series ---- */

  function pointsOf({ figure }) {
    return figure.data.flatMap((trace, curveNumber) =>
      (trace.hovertext ?? []).map((text, pointNumber) => ({ curveNumber, pointNumber, text })).filter(({ text }) => text),
    );
  }

  function stepTo(points, at, key, sideways) {
    if (at < 0) return key === "ArrowLeft" || key === "ArrowUp" || key === "End" ? points.length - 1 : 0;
    if (key === "Home") return 0;
    if (key === "End") return points.length - 1;
    const forward = key === "ArrowRight" || key === "ArrowDown" ? 1 : -1;
    const across = (key === "ArrowUp" || key === "ArrowDown") !== sideways;
    const other = across ? inOtherSeries(points, at, forward) : -1;
    if (other >= 0) return other;
    return Math.min(points.length - 1, Math.max(0, at + forward));
  }

  function inOtherSeries(points, at, forward) {
    const { curveNumber, pointNumber } = points[at];
    const curves = [...new Set(points.map((point) => point.curveNumber))];
    const next = curves[curves.indexOf(curveNumber) + forward];
    const there = points.findIndex((point) => point.curveNumber === next && point.pointNumber === pointNumber);
    return there >= 0 ? there : points.findIndex((point) => point.curveNumber === next);
  }

  function stepping(chart) {
    const points = pointsOf(chart);
    const sideways = isSideways(chart.figure.data);
    let at = -1;
    const leave = () => {
      at = -1;
      Plotly.Fx.unhover(chart.box);
      spoken.textContent = "";
    };
    chart.box.addEventListener("blur", leave);
    chart.box.addEventListener("keydown", (event) => {
      const { key } = event;
      if (key === "Escape") {
        leave();
        chart.box.blur();
      }
      if (!points.length || event.altKey || event.ctrlKey || event.metaKey) return;
      if (!/^(Arrow(Left|Right|Up|Down)|Home|End)$/.test(key)) return;
      event.preventDefault();
      at = stepTo(points, at, key, sideways);
      Plotly.Fx.hover(chart.box, [{ curveNumber: points[at].curveNumber, pointNumber: points[at].pointNumber }]);
      spoken.textContent = plain(points[at].text);
    });
  }

  /* ---- order of events: this file runs before plotly is read, the drawing after it ---- */

  closeTables();
  for (const { box, figure } of charts) {
    box.dataset.drawn = "false";
    box.style.height = `${figure.layout.height}px`;
  }

  addEventListener("DOMContentLoaded", () => {
    drawAll();
    charts.forEach(stepping);
    nameScrolling();
    const widths = new ResizeObserver(() => requestAnimationFrame(() => (drawAll(), nameScrolling())));
    for (const { box } of charts) widths.observe(box.parentElement);
    for (const table of document.querySelectorAll("details")) table.addEventListener("toggle", nameScrolling);
    night.addEventListener("change", drawAll);
    addEventListener("beforeprint", toPaper);
    addEventListener("afterprint", toScreen);
    paper.addEventListener("change", () => (paper.matches ? toPaper() : toScreen()));
  });
})();
