/* The search of the index: as one types, municipalities and groups that are called so, in any language.
   Without it the whole list is on the page. */
(() => {
  const field = document.getElementById("find");
  const count = document.getElementById("find-count");
  const results = document.getElementById("find-results");
  const { others, ...says } = JSON.parse(document.getElementById("find-others").textContent);
  const found = [
    ...[...document.querySelectorAll("[data-find]")].map((box) => entry(box.dataset.find, () => shown(box))),
    ...others.map((other) => entry(other.names, () => missing(other))),
  ];

  function plain(text) {
    return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[–-]/g, " ").trim();
  }

  function entry(names, show) {
    return { names: names.split(" | ").map(plain), show };
  }

  function shown(box) {
    const item = document.createElement("li");
    const link = box.querySelector("h3 a");
    if (link) item.append(link.cloneNode(true));
    else item.append(...[...box.childNodes].map((node) => node.cloneNode(true)));
    return item;
  }

  /* What is in no brief: which briefs its region is in, and who can make one. */
  function missing({ names, near }) {
    const item = document.createElement("li");
    const [name, ...also] = names.split(" | ");
    const called = `${name}${also.length ? ` (${also.join(", ")})` : ""}: ${says.without}. `;
    item.append(called, near.length ? `${says.near} ` : `${says.none} `);
    if (near.length) item.append(linked(near));
    else item.append(says.who);
    return item;
  }

  function linked(briefs) {
    const list = document.createElement("ul");
    for (const { name, file } of briefs) {
      const link = document.createElement("a");
      Object.assign(link, { href: file, textContent: name });
      list.appendChild(document.createElement("li")).append(link);
    }
    return list;
  }

  /* 0 is the beginning of a name, 1 of a later word in it, 2 nothing of the kind. */
  function rank({ names }, wanted) {
    if (names.some((name) => name.startsWith(wanted))) return 0;
    return names.some((name) => name.includes(` ${wanted}`)) ? 1 : 2;
  }

  function find() {
    const wanted = plain(field.value);
    const ranked = wanted ? found.map((each) => ({ each, at: rank(each, wanted) })).filter(({ at }) => at < 2) : [];
    ranked.sort((one, other) => one.at - other.at);
    results.replaceChildren(...ranked.map(({ each }) => each.show()));
    count.textContent = wanted ? said(ranked.length) : "";
  }

  function said(n) {
    if (n === 0) return count.dataset.none;
    return n === 1 ? count.dataset.one : count.dataset.many.replace("{n}", n);
  }

  /* Down and up go from the field through the links and back, Escape clears, Enter opens what is alone. */
  function step(event) {
    const stops = [field, ...results.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (to !== undefined && stops[to]) {
      event.preventDefault();
      stops[to].focus();
    }
    if (event.key === "Escape") {
      field.value = "";
      find();
      field.focus();
    }
    if (event.key === "Enter" && at === 0 && stops.length === 2) stops[1].click();
  }

  const search = field.closest(".search");
  search.hidden = false;
  field.addEventListener("input", find);
  search.addEventListener("keydown", step);
  if (field.value) find();
  if (matchMedia("(max-width: 40rem)").matches) {
    for (const list of document.querySelectorAll("details[data-narrow-closed]")) list.open = false;
  }
})();
