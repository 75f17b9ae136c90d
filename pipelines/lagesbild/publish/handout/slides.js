/* What the projector shows now, as HTML that stands without a script: the chart is a drawing, what steps on is gone.
   ``at`` says which screen it is, the same again where there is no further one. */
window.slide = async () => {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  const screen = document.getElementById("page-projector");
  const shown = screen.cloneNode(true);

  async function drawChart() {
    const box = screen.querySelector(".drawing");
    const { width, height } = box._fullLayout;
    const image = Object.assign(new Image(), { width, height, alt: box.getAttribute("aria-label") ?? "" });
    image.src = await Plotly.toImage(box, { format: "svg", width, height });
    const place = shown.querySelector(".drawing");
    for (const name of ["role", "aria-label"]) place.removeAttribute(name);
    place.replaceChildren(image);
  }

  if (screen.dataset.kind === "chart") await drawChart();
  else shown.querySelector(".stage").remove();
  for (const each of shown.querySelectorAll(".projector-tools, .status, .keys, [hidden]")) each.remove();
  for (const link of shown.querySelectorAll("a:not([href^=http])")) link.removeAttribute("href");
  for (const each of shown.querySelectorAll("[id]")) each.removeAttribute("id");
  const at = `${screen.querySelector(".position").textContent} ${screen.querySelector(".part").textContent}`;
  return { at, kind: screen.dataset.kind, html: shown.innerHTML };
};
