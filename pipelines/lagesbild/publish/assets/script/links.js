/* The link to an exhibit: it leads there, and is copied where the browser allows it; else the address has it. */
import { spoken } from "./page.js";

export function offerLinks() {
  for (const link of document.querySelectorAll(".permalink")) {
    const words = link.textContent;
    link.addEventListener("click", () => copyAddress(link));
    link.addEventListener("blur", () => {
      link.textContent = words;
    });
  }
}

async function copyAddress(link) {
  try {
    await navigator.clipboard.writeText(link.href);
  } catch {
    return;
  }
  link.focus({ preventScroll: true }); // going to the anchor took the focus away
  link.textContent = link.dataset.copied;
  spoken.textContent = link.dataset.copied;
}
