/** Hands the person a file that this page made; needs no network. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after this turn; some phones take their time.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
