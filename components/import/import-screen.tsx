import { useTranslations } from "use-intl";
import { PageHead } from "@/components/frame/page-head";
import { useTitle } from "@/components/ui/use-title";
import { importSession, useImportState } from "@/lib/client/imports/use-import";
import type { Me } from "@/lib/client/session/model";
import { ChooseFile } from "./choose-file";
import css from "./import.module.css";
import { ImportList } from "./import-list";
import { MapColumns } from "./map-columns";
import { Progress } from "./progress";
import { Review } from "./review";

/** A list of customers comes in (C7): file, columns, check, done; each step as far as it is when one comes back. */
export default function ImportScreen({ me }: { readonly me: Me }) {
  const t = useTranslations("imports");
  useTitle(t("title"));
  return (
    <main className="main" id="content">
      <PageHead title={t("title")} back="/customers" />
      <div className="scroll">
        <div className={`page ${css.page}`}>
          <Step me={me} />
          <ImportList />
        </div>
      </div>
    </main>
  );
}

function Step({ me }: { readonly me: Me }) {
  const t = useTranslations("imports");
  const state = useImportState();
  const cancel = () => importSession().cancel();
  switch (state.step) {
    case "choose":
      return <ChooseFile me={me} problem={state.problem} fileName={state.fileName} />;
    case "reading":
      return (
        <Progress
          label={t("reading", { file: state.fileName })}
          progress={state.progress}
          onCancel={cancel}
        />
      );
    case "map":
      return <MapColumns state={state} me={me} />;
    case "checking":
      return (
        <Progress
          label={t("checking", { file: state.fileName })}
          progress={state.progress}
          onCancel={cancel}
        />
      );
    case "review":
      return <Review state={state} me={me} />;
    case "storing":
      return (
        <Progress
          label={t("storing", { file: state.fileName })}
          progress={state.progress}
          onCancel={cancel}
        />
      );
    case "stored":
      return <ChooseFile me={me} problem={null} fileName="" stored={state.committed} />;
  }
}
