import { useEffect, useState } from "react";
import { nowMs } from "./clock";

/** Epoch milliseconds, renewed every `everyMs` and whenever the page comes back into sight. */
export function useNow(everyMs = 60_000): number {
  const [now, setNow] = useState(nowMs);
  useEffect(() => {
    const renew = () => setNow(nowMs());
    const timer = setInterval(renew, everyMs);
    document.addEventListener("visibilitychange", renew);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", renew);
    };
  }, [everyMs]);
  return now;
}
