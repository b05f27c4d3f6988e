import { Command } from "cmdk";
import { Search, X } from "lucide-react";
import { Dialog } from "radix-ui";
import { useDeferredValue, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { PaletteActions } from "./palette-actions";
import { PaletteCustomers } from "./palette-customers";
import { PalettePeople } from "./palette-people";

interface PaletteProps {
  readonly onClose: () => void;
}

/** Finds any customer, colleague, page or action (Ctrl/⌘ K); pinyin works. All of it from this device. */
export default function Palette({ onClose }: PaletteProps) {
  const t = useTranslations("palette");
  const close = useTranslations("common.action")("close");
  const [text, setText] = useState("");
  const q = useDeferredValue(text.trim());
  const [chosen, setChosen] = useState("");
  const list = useRef<HTMLDivElement>(null);
  // The items are ours, not cmdk's: Enter must take the first of what was found, not one of before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each search has another first item
  useEffect(() => {
    const first = list.current?.querySelector<HTMLElement>("[cmdk-item]");
    setChosen(first?.dataset.value ?? "");
  }, [q]);
  const run = (go: () => void) => () => {
    onClose();
    go();
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="veil" />
        <Dialog.Content className="dialog dialog-wide dialog-top palette" aria-describedby={undefined}>
          <Dialog.Title className="sr">{t("title")}</Dialog.Title>
          <Command shouldFilter={false} loop label={t("title")} value={chosen} onValueChange={setChosen}>
            <div className="palette-find">
              <Search className="i" aria-hidden="true" />
              <Command.Input autoFocus value={text} onValueChange={setText} placeholder={t("placeholder")} />
              <Dialog.Close className="icon-btn" aria-label={close}>
                <X className="i" />
              </Dialog.Close>
            </div>
            <Command.List label={t("title")} ref={list}>
              <Command.Empty>{t("none", { q })}</Command.Empty>
              <PaletteCustomers q={q} run={run} />
              <PalettePeople q={q} run={run} />
              <PaletteActions q={q} run={run} />
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
