/* A file made here and handed to the reader, as the browser saves what is downloaded. */

export function handOver(content, file) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(content), download: file });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the browser reads it after the click
}
