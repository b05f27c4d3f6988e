import type { ComponentPropsWithRef, MouseEvent } from "react";
import { navigate } from "@/lib/client/navigation";

interface AProps extends ComponentPropsWithRef<"a"> {
  readonly href: string;
  /** Takes the place of the present entry of the history. */
  readonly replace?: boolean;
}

/** What the browser does better itself: new tab, new window, download. */
const leaveToBrowser = (event: MouseEvent<HTMLAnchorElement>): boolean =>
  event.defaultPrevented ||
  event.button !== 0 ||
  event.metaKey ||
  event.ctrlKey ||
  event.shiftKey ||
  event.altKey ||
  (event.currentTarget.target !== "" && event.currentTarget.target !== "_self");

/** A link to a screen of the app: a real address, followed without asking the network. */
export function A({ href, replace, onClick, ...rest }: AProps) {
  return (
    <a
      href={href}
      onClick={(event) => {
        onClick?.(event);
        if (leaveToBrowser(event)) return;
        event.preventDefault();
        navigate(href, { replace });
      }}
      {...rest}
    />
  );
}
