const box = document.getElementById("find");
const entries = [...document.querySelectorAll(".entry")].map((entry) => [
  entry,
  `${entry.dataset.file} ${entry.textContent}`.toLowerCase(),
]);
box.addEventListener("input", () => {
  const wanted = box.value.trim().toLowerCase();
  for (const [entry, text] of entries) entry.hidden = !text.includes(wanted);
  const kept = entries.filter(([entry]) => !entry.hidden);
  document.querySelectorAll("section").forEach((section) => {
    section.hidden = !section.querySelector(".entry:not([hidden])");
  });
  document.getElementById("found").textContent = wanted ? `${kept.length} of ${entries.length}` : "";
});
