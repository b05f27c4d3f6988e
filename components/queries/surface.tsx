import { Popover } from "radix-ui";
import type { ReactNode } from "react";
import { Dialog } from "@/components/ui/dialog";
import { usePhone } from "@/components/ui/use-media";
import css from "./queries.module.css";

interface SurfaceProps {
  readonly title: string;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly children: ReactNode;
}

/** Beside its button on the wide screen, a sheet from below on the phone. */
export function Surface({ title, open, onOpen, trigger, children }: SurfaceProps) {
  const phone = usePhone();
  return (
    <Popover.Root open={open && !phone} onOpenChange={onOpen}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      {phone ? (
        <Dialog open={open} onClose={() => onOpen(false)} title={title}>
          {children}
        </Dialog>
      ) : (
        <Popover.Portal container={document.getElementById("content")}>
          <Popover.Content
            className={`menu ${css.surface}`}
            align="start"
            sideOffset={4}
            collisionPadding={8}
            aria-label={title}
          >
            {children}
          </Popover.Content>
        </Popover.Portal>
      )}
    </Popover.Root>
  );
}
