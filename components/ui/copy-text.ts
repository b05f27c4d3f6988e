/** Puts text on the clipboard; answers whether the browser allowed it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without https, or with the permission refused, there is no clipboard.
    return false;
  }
}
