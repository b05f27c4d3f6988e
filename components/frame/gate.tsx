import { lazy, Suspense, useEffect } from "react";
import { SignIn } from "@/components/auth/sign-in";
import { navigate, usePath } from "@/lib/client/navigation";
import type { Session } from "@/lib/client/session/model";
import { useSession } from "@/lib/client/session/use-session";
import { loadFrame } from "./load-frame";

const Frame = lazy(loadFrame);
const Setup = lazy(() => import("@/components/setup/setup"));

const outside = ["/", "/sign-in", "/setup"];

/** Where one wanted to go before signing in; only a place of this app. */
function wantedPlace(search: string): string {
  const next = new URLSearchParams(search).get("next") ?? "";
  return next.startsWith("/") && !next.startsWith("//") ? next : "/today";
}

/** Somebody works on offline with a sign-in that has run out, and asked to sign in again. */
const signsInAgain = (session: Session, pathname: string, search: string): boolean =>
  session.status === "signedIn" &&
  session.offline &&
  pathname === "/sign-in" &&
  new URLSearchParams(search).has("again");

function addressFor(session: Session, pathname: string, search: string): string | null {
  if (session.status === "setupNeeded") return pathname === "/setup" ? null : "/setup";
  if (session.status === "signedOut") {
    if (pathname === "/sign-in") return null;
    return outside.includes(pathname) ? "/sign-in" : `/sign-in?next=${encodeURIComponent(pathname + search)}`;
  }
  if (signsInAgain(session, pathname, search)) return null;
  if (session.status !== "signedIn" || !outside.includes(pathname)) return null;
  return session.me?.role === "maintainer" ? "/settings" : wantedPlace(search);
}

/** Who may see what at all: set-up, sign-in, or the app. The address follows. */
export function Gate() {
  const session = useSession();
  const { pathname, search } = usePath();
  const wanted = addressFor(session, pathname, search);
  useEffect(() => {
    if (wanted !== null) navigate(wanted, { replace: true });
  }, [wanted]);
  if (session.status === "setupNeeded") {
    return (
      <Suspense fallback={null}>
        <Setup />
      </Suspense>
    );
  }
  const { remembered, closedAccount } = session;
  if (session.status === "signedOut") return <SignIn remembered={remembered} closedAccount={closedAccount} />;
  if (signsInAgain(session, pathname, search)) return <SignIn remembered={null} closedAccount={null} />;
  if (session.status !== "signedIn" || !session.me || wanted !== null) return null;
  return (
    <Suspense fallback={null}>
      <Frame me={session.me} />
    </Suspense>
  );
}
