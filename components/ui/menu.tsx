import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import { type ReactNode, useState } from "react";

interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly label: string;
  readonly children: ReactNode;
  readonly align?: "start" | "end";
}

/**
 * Inside the screen's landmark, so that screen readers find it there; a dialog hides the screen from them and would
 * clip what hangs out of it, so its menus stand at the end of the page.
 */
const menuHome = (): HTMLElement | null =>
  document.querySelector("[role='dialog']") ? null : document.getElementById("content");

export function Menu({ trigger, label, children, align = "end" }: MenuProps) {
  const [home, setHome] = useState<HTMLElement | null>(null);
  return (
    <Radix.Root modal={false} onOpenChange={(open) => open && setHome(menuHome())}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={home}>
        <Radix.Content className="menu" align={align} sideOffset={4} collisionPadding={8} aria-label={label}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface ItemProps {
  readonly onSelect: () => void;
  readonly children: ReactNode;
  readonly count?: number;
}

export function MenuItem({ onSelect, children }: ItemProps) {
  return (
    <Radix.Item className="menu-item" onSelect={onSelect}>
      {children}
    </Radix.Item>
  );
}

/** One of several, or one on or off; the tick has its place also when it is off. */
export function MenuChoice({
  checked,
  onSelect,
  children,
  count,
  stay,
}: ItemProps & {
  readonly checked: boolean;
  /** The menu stays open, for choosing several. */
  readonly stay?: boolean;
}) {
  return (
    <Radix.CheckboxItem
      className="menu-item"
      checked={checked}
      onSelect={(event) => {
        if (stay) event.preventDefault();
        onSelect();
      }}
    >
      <span className="menu-check">{checked && <Check className="i i-sm" />}</span>
      {children}
      {count !== undefined && <span className="n">{count}</span>}
    </Radix.CheckboxItem>
  );
}

export const MenuLine = () => <Radix.Separator className="menu-line" />;
export const MenuLabel = ({ children }: { readonly children: ReactNode }) => (
  <Radix.Label className="menu-label">{children}</Radix.Label>
);
