import { TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { Empty } from "@/components/ui/empty";

interface BrokenProps {
  readonly error: Error;
  readonly where: string;
}

const shownLines = 4;

export function Broken({ error, where }: BrokenProps) {
  const t = useTranslations("common.broken");
  const facts = `${error.message}${where.split("\n").slice(0, shownLines).join("\n")}`;
  return (
    <main className="main" id="content">
      <div className="scroll" role="alert">
        <Empty icon={TriangleAlert} heading="h1" title={t("title")} text={t("text")}>
          <button type="button" className="btn btn-main" onClick={() => window.location.reload()}>
            {t("action")}
          </button>
        </Empty>
        <pre className="tiny dim broken-facts">{facts}</pre>
      </div>
    </main>
  );
}
