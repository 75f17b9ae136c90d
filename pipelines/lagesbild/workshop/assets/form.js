/* The form of a table: every field goes into one file, and comes back from it. Names of fields say where in the file. */

(() => {
  const FORMAT = "lagesbild-workshop-answers";
  const VERSION = 1;
  const LARGEST = 1_000_000; // bytes
  const NEEDED = ["measure", "aim", "fact_key", "theme", "responsible"];
  const { kit, texts } = JSON.parse(document.getElementById("about").textContent);
  const form = document.getElementById("answers");
  const table = document.getElementById("table");
  const state = { id: newId(), isChanged: false };

  function newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function say(words) {
    document.getElementById("status").textContent = words;
  }

  function filled(template, values) {
    return template.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }

  function isRadio(field) {
    return field.type === "radio";
  }

  function fields() {
    return [...form.elements].filter((field) => field.name && field !== table);
  }

  /* What a field holds; of a list its lines, of a button that is not chosen nothing. */
  function heldBy(field) {
    if (isRadio(field)) return field.checked ? field.value : undefined;
    const text = field.value.trim();
    if (!("lines" in field.dataset)) return text || undefined;
    const lines = text.split("\n").map((line) => line.trim());
    return lines.filter(Boolean);
  }

  function put(content, name, value) {
    const parts = name.split(".");
    const last = parts.pop();
    let inner = content;
    for (const part of parts) {
      inner[part] ??= {};
      inner = inner[part];
    }
    inner[last] = value;
  }

  function answers() {
    const content = { agreement: {}, measures: {} };
    for (const field of fields()) {
      const value = heldBy(field);
      if (value !== undefined) put(content, field.name, value);
    }
    return { ...content, measures: Object.values(content.measures).filter(isChosen).map(withExhibit) };
  }

  function isChosen(measure) {
    return Object.keys(measure).length > 0;
  }

  function withExhibit(measure) {
    return { measure: "", ...measure, exhibit: (measure.fact_key ?? "").split("/")[0] };
  }

  /* The labels of what a measure needs and does not have yet. */
  function missing() {
    return [...form.querySelectorAll(".measure")].flatMap((box) => {
      const inside = [...box.querySelectorAll("[name]")];
      if (!inside.some(heldBy)) return [];
      const legend = box.querySelector("legend").textContent;
      const empty = inside.filter((field) => NEEDED.includes(field.name.split(".").at(-1)) && !heldBy(field));
      return empty.map((field) => `${legend}: ${field.labels[0].textContent}`);
    });
  }

  function save() {
    if (!table.value.trim()) {
      table.focus();
      say(texts.name_the_table);
      return;
    }
    const saved = `${new Date().toISOString().slice(0, 19)}Z`;
    const head = { format: FORMAT, version: VERSION, id: state.id, ...kit, table: table.value.trim(), saved };
    const file = `${kit.group}-${kit.language}-${table.value.trim().replace(/[^\p{L}\p{N}]+/gu, "-")}.json`;
    handOver(`${JSON.stringify({ ...head, ...answers() }, null, 2)}\n`, file);
    state.isChanged = false;
    const lacks = missing();
    const warning = lacks.length ? ` ${filled(texts.still_missing, { fields: lacks.join("; ") })}` : "";
    say(filled(texts.saved, { file }) + warning);
  }

  function handOver(text, file) {
    const written = new Blob([text], { type: "application/json" });
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(written), download: file });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the browser reads it after the click
  }

  function parsed(text) {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  }

  /* Why a file cannot be opened here; empty where it can. */
  function refusal(read) {
    if (read?.format !== FORMAT || read.version !== VERSION) return texts.not_ours;
    return Object.entries(kit).every(([name, value]) => read[name] === value) ? "" : texts.of_other_kit;
  }

  async function load(picked) {
    const name = { file: picked.name };
    const read = picked.size > LARGEST ? undefined : parsed(await picked.text());
    const wrong = refusal(read);
    if (wrong) return say(filled(wrong, name));
    if (state.isChanged && !confirm(filled(texts.replace, name))) return undefined;
    show(read);
    return say(filled(texts.loaded, name));
  }

  function show(read) {
    state.id = /^[0-9a-f]{32}$/.test(read.id) ? read.id : newId();
    state.isChanged = false;
    table.value = asText(read.table);
    for (const field of fields()) {
      fill(field, found(read, field.name));
      grow(field);
    }
  }

  function fill(field, value) {
    if (isRadio(field)) field.checked = field.value === value;
    else field.value = Array.isArray(value) ? value.map(asText).join("\n") : asText(value);
  }

  function found(read, name) {
    return name
      .split(".")
      .reduce((inner, part) => (inner && Object.hasOwn(inner, part) ? inner[part] : undefined), read);
  }

  function asText(value) {
    return typeof value === "string" ? value : "";
  }

  /* A field of text is as high as what stands in it, on paper too. */
  function grow(field) {
    if (!field.matches("textarea")) return;
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  }

  form.querySelector(".file").hidden = false;
  form.addEventListener("input", ({ target }) => {
    grow(target);
    state.isChanged ||= target.type !== "file";
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("[data-save]").addEventListener("click", save);
  form.querySelector("[data-print]").addEventListener("click", () => print());
  document.getElementById("load").addEventListener("change", async ({ target }) => {
    const [picked] = target.files;
    if (picked) await load(picked);
    target.value = "";
  });
  addEventListener("beforeunload", (event) => {
    if (state.isChanged) event.preventDefault();
  });
})();
