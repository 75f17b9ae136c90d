/* The reader's own values: a form under the exhibit, and every exhibit that follows from it worked again at once. */
import { fieldsOf, listenTo, showForm, showProblem } from "./fields.js";
import { charts } from "./page.js";
import { resultOf, retell } from "./retold.js";
import { contentOfFile, offerSaving } from "./saved.js";
import { set, settingsOf } from "./settings.js";

const RETOLD = [".takeaway", ".statistical-title", "details.table caption", ".alt"];

export function offerOwnValues() {
  const stories = [...document.querySelectorAll("script[data-worked]")].map(storyOf);
  if (!stories.length) return;
  const settings = settingsOf(stories.map(({ model }) => model));
  const page = { stories, settings, forms: stories.map(formOf).filter(Boolean) };
  for (const form of page.forms) {
    offer(form, page);
    showForm(form, settings);
  }
}

function storyOf(script) {
  const exhibit = script.closest("article");
  const rows = [...exhibit.querySelectorAll("details.table tbody tr")];
  return {
    ...JSON.parse(script.textContent),
    exhibit,
    chart: charts.find(({ box }) => exhibit.contains(box)),
    asPublished: rows.map(({ cells }) => [...cells].slice(1).map(({ textContent }) => textContent)),
    words: Object.fromEntries(RETOLD.map((part) => [part, exhibit.querySelector(part)?.textContent])),
  };
}

function formOf(story) {
  const box = story.exhibit.querySelector(".own");
  if (!box) return undefined;
  return { ...story, box, fields: fieldsOf(box) };
}

function offer(form, page) {
  form.box.hidden = false;
  const answers = { tell: (writing) => tell(page, writing), say: (...words) => say(form, ...words) };
  for (const field of form.fields) listenTo(field, form, page.settings, answers);
  const button = (name) => form.box.querySelector(`button[data-own="${name}"]`);
  const file = form.box.querySelector("input[type=file]");
  button("reset").addEventListener("click", () => take([], form.texts.reset_done, form, page));
  button("load").addEventListener("click", () => file.click());
  file.addEventListener("change", () => load(file, form, page));
  offerSaving(button("save"), form, page.settings, (words) => say(form, words));
}

async function load(file, form, page) {
  const { own, note, problems } = await contentOfFile(file.files[0], form, page);
  file.value = "";
  const list = form.box.querySelector(".own-problems");
  list.replaceChildren(
    ...(problems ?? []).map((words) => Object.assign(document.createElement("p"), { textContent: words })),
  );
  if (!problems) take(own, note, form, page);
}

/* Puts these values in the place of all of the reader's own. */
function take(own, note, form, page) {
  page.settings.own.clear();
  for (const [id, value] of own) set(page.settings, id, value);
  form.box.querySelector(".own-problems").replaceChildren();
  for (const field of page.forms.flatMap(({ fields }) => fields)) showProblem(field, "");
  tell(page);
  say(form, note, resultOf(form, page.settings));
}

/* ``heard`` is what a reader who sees the page finds beside the field and below the form. */
function say({ box }, words, heard = "") {
  const [seen, unseen] = box.querySelectorAll(".own-said span");
  seen.textContent = words;
  unseen.textContent = heard;
}

/* Every exhibit, and every field but the one that is being written. */
function tell(page, writing) {
  for (const story of page.stories) retell(story, page.settings);
  for (const form of page.forms) showForm(form, page.settings, writing);
}
