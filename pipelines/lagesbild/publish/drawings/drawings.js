/* The charts of the open page as drawings by day, each with the words that the page writes beside it: its unit above, a
   map's list of places below. */
window.drawings = async () => {
  const LETTERS = 'font-family="system-ui, sans-serif" font-size="14" fill="#57636f"';
  const LINE = 20;
  const signs = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
  const escaped = (text) => text.replace(/[&<>]/g, (sign) => signs[sign]);
  const written = (words, at) => `<text x="2" y="${at}" ${LETTERS}>${escaped(words)}</text>`;

  async function drawn(box) {
    const { width, height } = box._fullLayout;
    const plate = box.closest(".plate");
    const above = [plate.querySelector(".unit").textContent].filter(Boolean);
    const below = [...plate.querySelectorAll(".map-key li")].map((item) => item.textContent);
    const drawing = await Plotly.toImage(box, { format: "svg", imageDataOnly: true, width, height });
    const top = above.length * LINE;
    const inside = [
      ...above.map((words) => written(words, LINE - 5)),
      drawing.replace("<svg ", `<svg y="${top}" `),
      ...below.map((words, i) => written(words, top + height + (i + 1) * LINE - 5)),
    ];
    const size = [width, top + height + below.length * LINE];
    const frame = `width="${size[0]}" height="${size[1]}" viewBox="0 0 ${size.join(" ")}"`;
    return `<svg xmlns="http://www.w3.org/2000/svg" ${frame}><rect width="100%" height="100%" fill="#ffffff"/>${inside.join("")}</svg>`;
  }

  dispatchEvent(new Event("drawall"));
  const found = {};
  for (const exhibit of document.querySelectorAll(".exhibit:has(.chart)")) {
    found[exhibit.id] = await drawn(exhibit.querySelector(".chart"));
  }
  return found;
};
