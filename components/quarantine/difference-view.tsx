import { useTranslations } from "use-intl";
import { useFieldName } from "@/components/saving/use-field-name";
import {
  type Difference,
  type DifferenceItem,
  itemsOfDifference,
  type Plain,
} from "@/lib/domain/quarantine/difference";

/** Words for what was written: fields from old to new, texts as they were typed. */
export function DifferenceView({ difference }: { readonly difference: Difference }) {
  return (
    <ul className="stack">
      {itemsOfDifference(difference).map((item) => (
        <li key={item.kind === "field" ? item.key : `${item.root}/${item.id}`}>
          <Item item={item} />
        </li>
      ))}
    </ul>
  );
}

function Item({ item }: { readonly item: DifferenceItem }) {
  const t = useTranslations("quarantine");
  const fieldName = useFieldName();
  if (item.kind === "field") {
    return <Change name={fieldName(item.key)} before={item.before} after={item.after} />;
  }
  const what = t.has(`entry.${item.root}` as never) ? t(`entry.${item.root}` as never) : t("entry.other");
  const state = item.isDeleted ? "entryDeleted" : item.isNew ? "entryNew" : "entryChanged";
  return (
    <>
      <p className="mid">{t(state, { what })}</p>
      {item.texts.map(({ before, after }) => (
        <div key={`${before}\n${after}`}>
          {before !== "" && (
            <p className="quote dim">
              <span className="sr">{t("before")}</span>
              <s>{before}</s>
            </p>
          )}
          {after !== "" && <p className="quote">{after}</p>}
        </div>
      ))}
      {item.texts.length === 0 &&
        item.values
          .filter(({ after }) => typeof after === "string")
          .map(({ field, after }) => (
            <p className="quote" key={field}>
              {String(after)}
            </p>
          ))}
    </>
  );
}

function Change({
  name,
  before,
  after,
}: {
  readonly name: string;
  readonly before: Plain;
  readonly after: Plain;
}) {
  const t = useTranslations("quarantine");
  return (
    <p className="mid from-to">
      {`${name}${t("colon")}`}
      {before !== null && (
        <>
          <span className="sr">{t("before")}</span>
          <s>{String(before)}</s> <span className="sr">{t("after")}</span>
        </>
      )}
      {after === null ? t("cleared") : String(after)}
    </p>
  );
}
