"use client";

import dynamic from "next/dynamic";
import { startClient } from "@/lib/client/start-client";
import { beginScreens } from "./begin-screens";

function load() {
  if (startClient()) beginScreens(window.location.pathname);
  return import("@/components/frame/app");
}

/** Begun while this file is evaluated: waiting until React has taken over the page would cost a quarter second. */
const loading = typeof window === "undefined" ? null : load();

const App = dynamic(() => loading ?? load(), { ssr: false });

/** The client app has no server side at all: the same page opens every address, with and without network. */
export function ClientApp() {
  return <App />;
}
