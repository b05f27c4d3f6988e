import { startInstalledApp } from "./app-update/register";
import { startSession } from "./session/session";

let started = false;

/** Called once per page, before anything is drawn. */
export function startClient(): void {
  if (started || typeof window === "undefined") return;
  started = true;
  startSession();
  startInstalledApp();
}
