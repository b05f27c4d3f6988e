import { ClientApp } from "./client-app";

export const dynamic = "force-static";

/** The static shell; every unknown address is rewritten to it, and the service worker keeps it. */
export default function ShellPage() {
  return <ClientApp />;
}
