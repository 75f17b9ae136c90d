/* The choice of language keeps the place: it leads to what stands below the bar, under the same anchor. */
const BELOW_BAR_PX = 160;

export function keepPlace() {
  for (const link of document.querySelectorAll(".choice a")) {
    for (const event of ["click", "auxclick"]) link.addEventListener(event, () => leadToPlace(link));
  }
}

function leadToPlace(link) {
  const places = [...document.querySelectorAll("main :is(.section, .exhibit, .closing)[id]")];
  const passed = places.filter((place) => place.getBoundingClientRect().top <= BELOW_BAR_PX);
  link.hash = passed.at(-1)?.id ?? "";
}
