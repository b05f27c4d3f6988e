/** What the server says of itself, if anything. */
export type ServerCondition = "well" | "trouble" | "away";

/** Asks the server how it is, whatever the browser believes about the network. */
export async function askServer(timeoutMs = 4_000): Promise<ServerCondition> {
  try {
    const response = await fetch("/api/health", {
      cache: "no-store",
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.ok) return "well";
    const answer = (await response.json()) as { readonly failing?: readonly string[] };
    // A server that starts or stops, or a proxy in front of none, says nothing of a database. Without a line to
    // other nodes this one keeps what it is sent all the same.
    if (!answer.failing) return "away";
    return answer.failing.includes("database") ? "trouble" : "well";
  } catch {
    return "away";
  }
}
