/* A figure as it is drawn: what the figures of the page have in common, and what is its own in its place. */

export function wholeFigure(own, { layout, things, lists }) {
  const figure = withLists(own, lists);
  complete(figure.layout, layout);
  for (const thing of [...figure.data, ...(figure.layout.annotations ?? [])]) {
    complete(thing, things[thing.like]);
    delete thing.like;
  }
  return figure;
}

/* Each figure has lists of its own: what is drawn may be changed. */
function withLists(value, lists) {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((each) => withLists(each, lists));
  if ("same" in value) return [...lists[value.same]];
  if ("begin" in value) return value.each.map((rest) => rest && value.begin + rest);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withLists(inner, lists)]));
}

function complete(own, usual) {
  for (const [name, value] of Object.entries(usual)) {
    if (own[name] === null) delete own[name];
    else if (!(name in own)) own[name] = structuredClone(value);
    else if (isRecord(value) && isRecord(own[name])) complete(own[name], value);
  }
}

function isRecord(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
