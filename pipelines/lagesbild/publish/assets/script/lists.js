/* Lists on the projector: key figures, core messages, questions; as large as one screen allows, else on several. */

const LIST_SIZES = [1.6, 1.45, 1.3, 1.15, 1]; // in sizes of the text
const UNITS = "li, .certainty, .lines"; // what stays together

/* Shows one part of the copied ``lists``, the last where ``part`` is beyond; returns which it is and how many there are. */
export function showLists(frame, lists, part) {
  frame.replaceChildren(document.createElement("div"));
  frame.firstChild.append(...lists.map(copied));
  const parts = listParts(frame, [...frame.querySelectorAll(UNITS)]);
  const at = Math.min(part, parts.length - 1);
  showOnly(frame, parts[at]);
  return { part: at, parts: parts.length };
}

/* A link that leaves the screens would end them: only its words stay. */
function copied(list) {
  const copy = list.cloneNode(true);
  for (const link of copy.querySelectorAll('a:not([href^="#"])')) link.replaceWith(...link.childNodes);
  for (const [i, item] of [...copy.children].entries()) if (copy.matches("ol")) item.value = i + 1;
  return copy;
}

function listParts(frame, units) {
  for (const size of LIST_SIZES) {
    frame.style.fontSize = `${size}em`;
    if (isWhole(frame)) return [units];
  }
  const parts = [[]];
  for (const unit of units) {
    showOnly(frame, [...parts.at(-1), unit]);
    if (isWhole(frame) || !parts.at(-1).length) parts.at(-1).push(unit);
    else parts.push([unit]);
  }
  return parts;
}

function isWhole(frame) {
  return frame.firstChild.offsetHeight <= frame.clientHeight;
}

function showOnly(frame, shown) {
  for (const unit of frame.querySelectorAll(UNITS)) unit.hidden = !shown.includes(unit);
}
