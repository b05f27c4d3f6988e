/** Offers a file to be saved, without asking the server. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the file by then; the address would keep it in memory.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
