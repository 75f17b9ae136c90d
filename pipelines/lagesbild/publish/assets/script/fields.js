/* The fields of the form for the reader's own values: what is written in them, taken or refused with a reason. */
import { asSet, digits, numberIn } from "./digits.js";
import { fraction } from "./exact.js";
import { filled, resultOf } from "./retold.js";
import { idOf, refusal, set } from "./settings.js";

export function fieldsOf(box) {
  return [...box.querySelectorAll("input[data-parameter]")].map((input) => {
    const basis = document.getElementById(`${input.id}-basis`);
    return {
      input,
      id: idOf(input.dataset.key, input.dataset.parameter),
      parameter: input.dataset.parameter,
      basis,
      known: basis.textContent,
      problem: document.getElementById(`${input.id}-problem`),
    };
  });
}

/* While a number is written, what it is by then counts; one that cannot be taken leaves what was there before.
   ``tell`` works the page again, ``say`` says what was done. */
export function listenTo(field, form, settings, { tell, say }) {
  const { input, id } = field;
  let before = "";
  const keep = () => {
    before = settings.own.get(id) ?? "";
  };
  input.addEventListener("focus", keep);
  input.addEventListener("input", () => {
    taken(field, form, settings, before);
    tell(field);
  });
  input.addEventListener("change", () => {
    const why = taken(field, form, settings, before);
    const problem = why ? refused(field, why, form, settings) : "";
    showProblem(field, problem);
    tell();
    say(why ? "" : changed(field, form, settings), problem || resultOf(form, settings));
    keep();
  });
}

/* Every field but the one that is being written and those that were refused; what follows from all of them together. */
export function showForm(form, settings, writing) {
  form.box.toggleAttribute("data-changed", settings.own.size > 0);
  form.box.querySelector(".own-result").textContent = resultOf(form, settings);
  for (const field of form.fields) {
    const own = settings.own.get(field.id);
    field.basis.textContent = own ? form.texts.own_value : field.known;
    field.input.toggleAttribute("data-own", Boolean(own));
    const stays = field === writing || field.input.hasAttribute("aria-invalid");
    if (!stays) field.input.value = inWords(field, own ?? settings.published.get(field.id), form);
  }
}

export function showProblem({ input, problem }, words) {
  problem.textContent = words;
  problem.hidden = !words;
  if (words) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}

/* Why the number was not taken, if it was not. */
function taken({ input, id, parameter }, { model }, settings, before) {
  const value = numberIn(input.value, model.signs);
  const why = input.value.trim() ? refusal(parameter, value) : undefined;
  set(settings, id, why ? before : value);
  return why;
}

function refused(field, { why, least, most, decimals }, form, { own, published }) {
  const [from, to] = [least, most].map((value) => inWords(field, value, form));
  const kept = inWords(field, own.get(field.id) ?? published.get(field.id), form) || form.texts.no_value;
  const given = { text: field.input.value.trim(), least: from, most: to, decimals, kept };
  return filled(`${form.texts[why]} ${form.texts.kept}`, given);
}

function changed(field, form, { own, published }) {
  const shown = (value) => inWords(field, value, form) || form.texts.no_value;
  const [now, before] = [own.get(field.id), published.get(field.id)];
  return filled(now ? form.texts.changed : form.texts.as_published, {
    what: field.input.getAttribute("aria-label"),
    now: shown(now),
    published: shown(before),
  });
}

function inWords({ parameter }, value, { model }) {
  if (!value) return "";
  return parameter === "price_eur" ? digits(fraction(value), 2, model.signs) : asSet(fraction(value), model.signs);
}
