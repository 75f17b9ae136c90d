/* The chart of one exhibit of the open brief as a drawing, with its size and what it shows in words, once it is drawn as
   wide as its place; nothing where the exhibit has none. */
window.drawn = async (id) => {
  const box = document.getElementById(`${id}-chart`);
  if (!box) return null;
  box.scrollIntoView();
  for (let frames = 0; frames < 300 && box._fullLayout?.width !== box.clientWidth; frames++) {
    await new Promise(requestAnimationFrame);
  }
  const { width, height } = box._fullLayout;
  const data = await Plotly.toImage(box, { format: "svg", width, height });
  return { data, width, height, alt: document.getElementById(`${id}-alt`).textContent };
};
