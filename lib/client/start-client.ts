import { startInstalledApp } from "./app-update/register";
import { startSession } from "./session/session";

let started = false;

/** Called once per page, before anything is drawn. Answers whether somebody is already in. */
export function startClient(): boolean {
  if (started) return false;
  started = true;
  const { begun } = startSession();
  startInstalledApp();
  return begun;
}
