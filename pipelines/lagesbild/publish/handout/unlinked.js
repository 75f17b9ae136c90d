/* Takes links to other files out of the open page before it is printed, and puts them back where it ``isPrinted``: a PDF
   would write whose folder they are in. */
window.unlinked = (isPrinted) => {
  const links = isPrinted ? "a[data-href]" : "a[href]:not([href^=http], [href^='#'])";
  for (const link of document.querySelectorAll(links)) {
    const [from, to] = isPrinted ? ["data-href", "href"] : ["href", "data-href"];
    link.setAttribute(to, link.getAttribute(from));
    link.removeAttribute(from);
  }
};
