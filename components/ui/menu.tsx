import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import type { ReactNode } from "react";

interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactNode;
  readonly label: string;
  readonly children: ReactNode;
  readonly align?: "start" | "end";
}

export function Menu({ trigger, label, children, align = "end" }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
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
