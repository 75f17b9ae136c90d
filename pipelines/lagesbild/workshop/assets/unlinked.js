/* Takes links to other files of the folder out of the open page: on paper they lead nowhere, and a PDF would write whose
   folder it was. */
window.unlinked = () => {
  for (const link of document.querySelectorAll("a[href]:not([href^=http], [href^='#'])")) link.removeAttribute("href");
};
