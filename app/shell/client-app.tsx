"use client";

import dynamic from "next/dynamic";
import { startClient } from "@/lib/client/start-client";

/** Begins to read what the device holds while the screens' code is still being evaluated. */
const load = () => {
  startClient();
  return import("@/components/frame/app");
};

const App = dynamic(load, { ssr: false });

/** The client app has no server side at all: the same page opens every address, with and without network. */
export function ClientApp() {
  return <App />;
}
