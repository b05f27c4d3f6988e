import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import path from "node:path";

/** Hashes of the inline scripts that Next writes into the static shell: `scripts/build.mjs` computes them. */
async function readScriptHashes(rootDir: string): Promise<readonly string[]> {
  try {
    const parsed: unknown = JSON.parse(await readFile(path.join(rootDir, "dist", "csp.json"), "utf8"));
    const hashes = (parsed as { scriptHashes?: unknown }).scriptHashes;
    return Array.isArray(hashes) ? hashes.filter((hash): hash is string => typeof hash === "string") : [];
  } catch {
    // Not built: development, which allows inline scripts anyway.
    return [];
  }
}

/** The policy that every answer carries. Styles may be inline: editor and dialogs set them as they go. */
export async function contentSecurityPolicy(rootDir: string, dev: boolean): Promise<string> {
  const hashes = await readScriptHashes(rootDir);
  const scripts = dev ? "'unsafe-inline' 'unsafe-eval'" : hashes.map((hash) => `'${hash}'`).join(" ");
  return [
    "default-src 'self'",
    `script-src 'self' ${scripts}`.trim(),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** What REST answers is data, files of people among it: whatever a browser takes it for, nothing in it runs. */
export const dataPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";

export function setSecurityHeaders(response: ServerResponse, policy: string, secure: boolean): void {
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "same-origin");
  response.setHeader("X-Frame-Options", "DENY");
  response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  response.setHeader("Permissions-Policy", "camera=(self), microphone=(), geolocation=()");
  if (secure) response.setHeader("Strict-Transport-Security", "max-age=31536000");
}
