import { Fragment } from "react";
import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";

const rows = [
  ["palette", ["Ctrl/⌘", "K"]],
  ["search", ["/"]],
  ["down", ["j"]],
  ["up", ["k"]],
  ["open", ["Enter"]],
  ["close", ["Esc"]],
  ["newCustomer", ["n"]],
  ["followUp", ["f"]],
  ["today", ["g", "t"]],
  ["customers", ["g", "c"]],
  ["help", ["?"]],
] as const;

export default function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("common.keys");
  return (
    <Dialog open onClose={onClose} title={t("title")}>
      <dl className="keys">
        {rows.map(([name, keys]) => (
          <Fragment key={name}>
            <dt>{t(name)}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </Fragment>
        ))}
      </dl>
    </Dialog>
  );
}
