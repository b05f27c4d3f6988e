/** Whether the server can be reached at all, whatever the browser believes about the network. */
export async function serverAnswers(timeoutMs = 4_000): Promise<boolean> {
  try {
    const response = await fetch("/api/health", {
      cache: "no-store",
      signal: AbortSignal.timeout(timeoutMs),
    });
    return response.ok;
  } catch {
    return false;
  }
}
