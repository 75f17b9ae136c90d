/* Makes the open page one file when it is called: charts become drawings, what needs a script or another file goes.
   ``names`` are the pages that the file holds; links between them lead to their anchors, links to other files of the site
   become words. With a ``style`` the whole page is returned, ``depth`` put where it led to its second page; else what
   stands in its main part. */
window.single = async ({ names, style, policy, depth }) => {
  const all = (selector) => [...document.querySelectorAll(selector)];

  async function drawCharts() {
    dispatchEvent(new Event("drawall"));
    for (const box of all(".exhibit .chart")) {
      const { width, height } = box._fullLayout;
      const image = Object.assign(new Image(), { className: "drawn", width, height });
      image.src = await Plotly.toImage(box, { format: "svg", width, height });
      image.alt = `${box.getAttribute("aria-label")}. ${box.closest("figure").querySelector(".alt")?.textContent ?? ""}`;
      box.replaceWith(image);
    }
  }

  function dropWhatNeedsMore() {
    const gone =
      "script, noscript, link, .alone, button, dialog, .tools, .choice, .downloads, .permalink, .keys, .alt, .own, #page-spoken, [hidden]";
    for (const each of all(gone)) each.remove();
    for (const each of all("[style]")) each.removeAttribute("style");
    for (const table of all("details")) table.removeAttribute("open");
    for (const each of all("[data-close]")) each.removeAttribute("data-close");
  }

  function leadWithin() {
    for (const link of all("a[href]:not([href^=http])")) {
      const [file, anchor = "page-top"] = link.getAttribute("href").split("#");
      if (["", ...names].includes(file)) link.setAttribute("href", `#${anchor}`);
      else link.replaceWith(...link.childNodes);
    }
  }

  /* Anchors are those of the story; the list of what is in depth leads to what now stands below it. */
  function takeIn(inside) {
    const list = document.querySelector(".onward .listed");
    const parts = document.createElement("template");
    parts.innerHTML = inside;
    for (const each of list.querySelectorAll("[id]")) each.removeAttribute("id");
    for (const part of parts.content.querySelectorAll(".section[id]")) part.removeAttribute("id");
    document.getElementById("page-closing")?.removeAttribute("id");
    list.closest(".onward").after(parts.content);
  }

  function dressed() {
    const meta = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
    meta.content = policy;
    const sheet = document.createElement("style");
    sheet.textContent = style;
    document.head.append(sheet);
    for (const name of ["class", "data-print"]) document.documentElement.removeAttribute(name);
    return `<!doctype html>\n${document.documentElement.outerHTML}\n`;
  }

  await drawCharts();
  dropWhatNeedsMore();
  if (style === undefined) {
    leadWithin();
    const parts = all("main > :is(.section, .exhibit, .closing:not(.paper-only))");
    return parts.map((part) => part.outerHTML).join("\n");
  }
  if (depth) takeIn(depth);
  leadWithin();
  return dressed();
};
