/* Each chart as a picture to take along, made here when it is asked for: as SVG, or as PNG at twice its size. */
import { composed } from "./composed.js";
import { handOver } from "./handed.js";
import { charts } from "./page.js";

const SHARPNESS = 2;

export function offerPictures() {
  for (const chart of charts) {
    const offer = chart.box.closest("figure").querySelector(".pictures");
    offer.hidden = false;
    for (const button of offer.querySelectorAll("button")) button.addEventListener("click", () => save(chart, button));
  }
}

async function save(chart, { dataset: { picture: kind, file } }) {
  const { svg, ...size } = await composed(chart);
  const written = new Blob([svg], { type: "image/svg+xml" });
  handOver(kind === "png" ? await asPng(written, size) : written, file);
}

async function asPng(written, { width, height }) {
  const image = new Image();
  image.src = URL.createObjectURL(written);
  await image.decode();
  URL.revokeObjectURL(image.src);
  const canvas = Object.assign(document.createElement("canvas"), {
    width: SHARPNESS * width,
    height: SHARPNESS * height,
  });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
