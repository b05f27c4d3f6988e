import { ClientApp } from "./shell/client-app";

export const dynamic = "force-static";

/** The bare address; the app goes on to Today, or to signing in. */
export default function RootPage() {
  return <ClientApp />;
}
