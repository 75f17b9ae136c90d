/* Draws the charts of a brief from the JSON on the page; closes the tables; steps through points by keyboard.
   No part of it is needed to read the numbers: without it every table stands open. */
"use strict";

(() => {
  const NARROW_PX = 600; // below this a chart has no room for names beside its lines and bars
  const PAPER_PX = 760; // a little more than the width between the margins of A4; paper scales the drawing, never cuts it
  const COLUMN_PX = 420; // the width that a column of the short version is drawn at: small enough that words stay readable
  const COLUMN_LOWER = 0.56; // … and how high lines and maps are there, as a share of their height elsewhere
  const COLUMN_ROWS_LOWER = 0.82; // … and charts with rows of words
  const BARS = { line: 18, bar: 20, gap: 14 }; // pixels of a line of a bar's name, of the bar below it, and to the next name
  const COLUMN_BARS = { line: 16, bar: 12, gap: 5 };
  const TITLE_PX = 34; // the room that the house style leaves for the unit above the plot
  const END_LABEL = "end-label"; // what the house style calls a name at the end of its line
  const PROJECTION = "projection"; // … and the words beside the beginning of a projection
  const BAR_NAME = "bar-name";
  const MAP_LABEL = "map-label";
  const LABEL_PLACES = [[0, 0], [0, 1], [0, -1], [1, 0], [-1, 0], [1, 1], [1, -1], [-1, 1], [-1, -1]]; // from its dot: right, up
  const CONFIG = { displayModeBar: false, showSendToCloud: false, doubleClick: false, responsive: false };

  const night = matchMedia("(prefers-color-scheme: dark)");
  const paper = matchMedia("print");
  const page = document.documentElement;
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

  function fitted({ box, figure }, width) {
    const { data, layout } = night.matches && !onPaper ? recoloured(figure) : structuredClone(figure);
    layout.width = width;
    const isFree = layout.title?.text || layout.meta?.is_map;
    if (isShort()) layout.height = Math.round(layout.height * (isFree ? COLUMN_LOWER : COLUMN_ROWS_LOWER));
    for (const trace of data) {
      if (trace.hovertext) trace.hovertext = trace.hovertext.map((text) => wrapped(text, width - 48, 14));
    }
    titleOntoPage(layout, box, width);
    if (width < NARROW_PX) narrow(data, layout, width);
    else if (isSideways(data)) nameBars(data, layout, width);
    else makeRoomForEndLabels(layout, width);
    thinTicks(layout.xaxis, plotWidth(data, layout, width));
    if (layout.meta?.is_map) fitMap(box, data, layout, width);
    return { data, layout };
  }

  function narrow(data, layout, width) {
    layout.font.size = 13;
    layout.margin.r = 12;
    namesIntoLegend(data, layout, width);
    if (isCrowded(data, layout, width)) layOnSide(data, layout);
    if (isSideways(data)) namesAboveBars(data, layout, width);
    makeRoomForOuterTicks(layout);
    if (isSideways(data)) makeRoomForValues(data, layout.xaxis, plotWidth(data, layout, width));
    for (const note of layout.annotations) fitNote(note, layout, width);
  }

  function fitNote(note, { margin, xaxis }, width) {
    if (note.name === BAR_NAME) note.xshift = 2 - margin.l;
    if (note.name !== PROJECTION || !xaxis.range) return;
    const [first, last] = xaxis.range;
    const beyond = ((last - note.x) / (last - first)) * (width - margin.r - 50);
    note.text = wrapped(note.text, beyond - note.xshift, 13);
  }

  /* Plotly leaves a label out that would reach over the edge. */
  function makeRoomForOuterTicks({ xaxis, margin }) {
    if (!xaxis.ticktext?.length) return;
    const half = (text) => Math.ceil(textWidth(String(text), 13) / 2) + 3;
    margin.l = Math.max(margin.l, half(xaxis.ticktext.at(0)));
    margin.r = Math.max(margin.r, half(xaxis.ticktext.at(-1)));
  }

  /* The house style guesses the width of the names; here the font is known. */
  function makeRoomForEndLabels(layout, width) {
    const [first, last] = layout.xaxis.range ?? [0, 0];
    for (const { name, text, x, xshift } of layout.annotations ?? []) {
      const inside = last > first ? ((last - x) / (last - first)) * (width - layout.margin.r - 80) : 0;
      const lines = text.split("<br>").map((line) => textWidth(line, 14));
      if (name === END_LABEL) layout.margin.r = Math.max(layout.margin.r, Math.max(...lines) + xshift + 8 - inside);
    }
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

  function namesOf(bars, side) {
    return [...new Set(bars.flatMap((trace) => trace[side]))];
  }

  function isCrowded(data, layout, width) {
    const upright = data.every((trace) => trace.type === "bar" && Array.isArray(trace.x)) && !isSideways(data);
    if (layout.xaxis.ticktext || !upright) return false;
    const names = namesOf(data, "x").map(String);
    return Math.max(...names.map((name) => textWidth(name, 13))) + 8 > (width - 60) / names.length;
  }

  function layOnSide(data, layout) {
    for (const trace of data) Object.assign(trace, { x: trace.y, y: trace.x, orientation: "h" });
    [layout.xaxis, layout.yaxis] = [layout.yaxis, { ...layout.xaxis, type: "category", autorange: "reversed" }];
  }

  function nameBars(data, layout, width) {
    const names = namesOf(data, "y");
    const texts = names.map((name) => wrapped(name, width * 0.36, 14));
    Object.assign(layout.yaxis, { tickmode: "array", tickvals: names, ticktext: texts });
    makeRoomForValues(data, layout.xaxis, plotWidth(data, layout, width));
  }

  /* About the width that the names or numbers beside the plot leave it. */
  function plotWidth(data, { margin, yaxis }, width) {
    const beside = yaxis.showticklabels === false ? [] : (yaxis.ticktext ?? namesOf(data, "y")).map(String);
    const lines = beside.flatMap((text) => text.split("<br>"));
    return width - margin.l - margin.r - Math.max(0, ...lines.map((line) => textWidth(line, 14))) - 12;
  }

  /* The values at the ends of the bars lie inside the plot, else they would cover the names or be cut. */
  function makeRoomForValues(data, axis, width) {
    if (!axis.range) return;
    const ends = data.flatMap((trace) =>
      (trace.text ?? []).map((text, i) => ({ value: (trace.base?.[i] ?? 0) + trace.x[i], px: textWidth(text, 14) + 10 })),
    );
    for (let round = 0; round < 8; round += 1) {
      const [low, high] = axis.range;
      const unit = (high - low) / width;
      const lows = ends.filter(({ value }) => value < 0).map(({ value, px }) => value - px * unit);
      const highs = ends.filter(({ value }) => value >= 0).map(({ value, px }) => value + px * unit);
      axis.range = [Math.min(low, ...lows), Math.max(high, ...highs)];
    }
  }

  /* Notes, not tick labels inside the plot: plotly hides the grid and the other axis where those are. A note stands
     at the number of its bar, since a name that looks like a number would be read as one. */
  function namesAboveBars(data, layout, width) {
    const bars = data.filter((trace) => trace.type === "bar");
    const texts = namesWithValues(bars, width).map((name) => onOneLine(name, width - 8));
    const { line, bar, gap } = isShort() ? COLUMN_BARS : BARS;
    const namePx = line * Math.max(...texts.map((text) => text.split("<br>").length));
    const barsPx = bar * (layout.barmode === "stack" || layout.barmode === "overlay" ? 1 : bars.length);
    const bandPx = namePx + barsPx + gap;
    const ends = [-0.5, texts.length - 0.5];
    layout.margin.t += namePx / 2;
    layout.height = layout.margin.t + bandPx * texts.length + (layout.xaxis.title?.text ? 60 : 36);
    layout.bargap = 1 - barsPx / bandPx;
    layout.yaxis.range = layout.yaxis.autorange === "reversed" ? ends.reverse() : ends;
    Object.assign(layout.yaxis, { autorange: false, showticklabels: false, automargin: false });
    const place = { name: BAR_NAME, xref: "paper", x: 0, xanchor: "left", yanchor: "bottom", yshift: barsPx / 2 + 1, align: "left" };
    const look = { showarrow: false, borderpad: 0, bgcolor: layout.hoverlabel.bgcolor, font: { size: 13 } };
    const notes = texts.map((text, y) => ({ ...place, ...look, text, y }));
    layout.annotations = [...(layout.annotations ?? []), ...notes];
  }

  function onOneLine(name, width) {
    const line = name.replace("<br>", ": ");
    return textWidth(line, 13) <= width ? line : wrapped(name, width, 13);
  }

  /* Values that would leave their bar no room move up to its name. */
  function namesWithValues(bars, width) {
    const names = namesOf(bars, "y");
    const [{ text, y }] = bars;
    if (bars.length > 1 || !text || Math.max(...text.map((value) => textWidth(value, 13))) < width / 5) return names;
    delete bars[0].text;
    return names.map((name) => `${name}: ${text[y.indexOf(name)]}`);
  }

  /* A map keeps its shape at every width. Where its names have no room it has numbers, and a list below says whose. */
  function fitMap(box, data, layout, width) {
    const { margin, xaxis, yaxis } = layout;
    const [across, upright] = [xaxis, yaxis].map(({ range }) => range[1] - range[0]);
    const room = Math.min(width - margin.l - margin.r, ((layout.height - margin.t - margin.b) * across) / upright);
    layout.height = Math.round(margin.t + margin.b + (room * upright) / across);
    const scale = room / across;
    const { x, y } = data.at(-1);
    const dots = x.map((east, i) => ({ x: (east - xaxis.range[0]) * scale, y: (y[i] - yaxis.range[0]) * scale, width: 8, height: 8 }));
    const frame = { width: room, height: upright * scale };
    const { is_named: isNamed, key } = layout.meta;
    if (width < NARROW_PX || !isNamed || !placeLabels(layout.annotations, dots, frame)) {
      layout.annotations = key.map((entry, i) => numbered(layout.annotations[0], entry, i + 1, [x[i], y[i]]));
      placeLabels(layout.annotations, dots, frame);
      listPlaces(box, key);
    } else listPlaces(box, []);
  }

  /* Gives each label a place beside its dot where it covers no other label, no other dot and no edge of the map. */
  function placeLabels(labels, dots, frame) {
    const kept = [];
    for (const [i, label] of labels.entries()) {
      const lines = label.text.split("<br>");
      const { size } = label.font;
      const box = { width: Math.max(...lines.map((line) => textWidth(line, size))) + 5, height: lines.length * size * 1.3 + 3 };
      const others = [...kept, ...dots.filter((_, j) => j !== i)];
      const found = LABEL_PLACES.map(([right, up]) => placed(box, dots[i], right, up)).find(
        (place) => isWithin(place, frame) && !others.some((other) => isOver(place, other)),
      );
      if (found) Object.assign(label, { xshift: found.x - dots[i].x, yshift: found.y - dots[i].y, xanchor: "center", yanchor: "middle" });
      if (found) kept.push(found);
    }
    return kept.length === labels.length;
  }

  function placed({ width, height }, dot, right, up) {
    return { width, height, x: dot.x + right * (width / 2 + 6), y: dot.y + up * (height / 2 + 5) };
  }

  function isWithin({ x, y, width, height }, frame) {
    return x >= width / 2 && y >= height / 2 && x <= frame.width - width / 2 && y <= frame.height - height / 2;
  }

  function numbered(look, { is_member: isMember }, number, [x, y]) {
    return { ...look, name: MAP_LABEL, x, y, xshift: 0, yshift: 0, yanchor: "middle", text: `${number}`, font: { ...look.font, size: 11, weight: isMember ? 700 : 400 } };
  }

  function listPlaces(box, key) {
    const list = box.parentElement.querySelector(".map-key") ?? document.createElement("ol");
    list.className = "map-key";
    list.setAttribute("aria-hidden", "true"); // the description and the table say the same
    list.replaceChildren(
      ...key.map(({ text, is_member: isMember }, i) => {
        const item = document.createElement("li");
        item.textContent = `${i + 1} ${plain(text)}`;
        if (isMember) item.className = "member";
        return item;
      }),
    );
    box.after(list);
  }

  function isOver(box, other) {
    const apart = (side, size) => Math.abs(box[side] - other[side]) >= (box[size] + other[size]) / 2;
    return !apart("x", "width") && !apart("y", "height");
  }

  function thinTicks(axis, width) {
    if (!axis.ticktext || axis.ticktext.length < 2) return;
    const widest = Math.max(...axis.ticktext.map((text) => textWidth(String(text), 14))) + 10;
    const [low, high] = axis.range ?? [0, axis.ticktext.length];
    const apart = axis.range ? axis.tickvals[1] - axis.tickvals[0] : 1;
    const step = Math.ceil(widest / ((width * apart) / (high - low)));
    const zero = Math.max(0, axis.tickvals.indexOf(0));
    const kept = (_, index) => (index - zero) % step === 0;
    Object.assign(axis, { tickvals: axis.tickvals.filter(kept), ticktext: axis.ticktext.filter(kept) });
  }

  /* The unit above the plot becomes text of the page, which wraps by itself. */
  function titleOntoPage(layout, box, width) {
    if (layout.title?.text) {
      box.previousElementSibling.textContent = plain(layout.title.text);
      layout.margin.t -= TITLE_PX;
      layout.height -= TITLE_PX;
      delete layout.title;
    }
    if (layout.xaxis.title?.text) layout.xaxis.title.text = wrapped(layout.xaxis.title.text, width - 60, 14);
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
    return text.replaceAll("<br>", ", ").replace(/<\/?b>/g, "").replace(/&(?:lt|gt|amp);/g, (sign) => signs[sign]);
  }

  /* ---- drawing ---- */

  function draw(chart) {
    const { box } = chart;
    const width = onPaper ? paperWidth() : box.clientWidth;
    if (!width || (chart.width === width && chart.night === night.matches && chart.onPaper === onPaper)) return;
    Object.assign(chart, { width, night: night.matches, onPaper });
    const { data, layout } = fitted(chart, width);
    Plotly.react(box, data, layout, CONFIG);
    box.style.height = `${layout.height}px`;
    box.style.aspectRatio = `${width} / ${layout.height}`;
    for (const svg of box.querySelectorAll(".main-svg")) svg.setAttribute("viewBox", `0 0 ${width} ${layout.height}`);
    box.dataset.drawn = String(Boolean(box.querySelector(".main-svg .trace, .main-svg .bars, .main-svg .scatterlayer")));
  }

  function paperWidth() {
    return isShort() ? COLUMN_PX : PAPER_PX;
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

  /* The style sheet lays the short version out by this word; it stands from the button to the end of printing. */
  function isShort() {
    return page.dataset.print === "short";
  }

  function offerPrinting() {
    for (const button of document.querySelectorAll("button[data-print]")) {
      button.parentElement.hidden = false;
      button.addEventListener("click", () => {
        page.dataset.print = button.dataset.print;
        window.print();
      });
    }
  }

  function toPaper() {
    if (onPaper) return;
    onPaper = true;
    if (!isShort()) openTables();
    drawAll();
  }

  function openTables() {
    for (const table of document.querySelectorAll("details:not([open])")) {
      table.dataset.reclose = "";
      table.open = true;
    }
  }

  function toScreen() {
    if (!onPaper) return;
    onPaper = false;
    delete page.dataset.print;
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
  offerPrinting();
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
