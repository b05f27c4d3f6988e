import { memo } from "react";
import { useTranslations } from "use-intl";
import { usePersonName } from "@/components/follow-ups/use-person-name";
import { A } from "@/components/ui/a";
import { sayPast, timeOfDay } from "@/components/ui/say-time";
import { useSay } from "@/components/ui/use-say";
import { useCustomerRow } from "@/lib/client/customers/use-customer-row";
import type { FollowUpRow } from "@/lib/domain/follow-ups/model";
import css from "./activity.module.css";
import { Found } from "./found";

interface ActivityNoteProps {
  readonly row: FollowUpRow;
  readonly words: readonly string[];
  /** The part of the note that is shown. */
  readonly text: string;
  /** No heading says its day. */
  readonly withDay: boolean;
}

/** One follow-up of the list: when, with whom, by whom, how it begins or where a word was found. Opens the customer at that note. */
export const ActivityNote = memo(function ActivityNote({ row, words, text, withDay }: ActivityNoteProps) {
  const t = useTranslations("activity");
  const methods = useTranslations("followUps.method");
  const say = useSay();
  const nameOf = usePersonName();
  const customer = useCustomerRow(row.customerId);
  const at = Date.parse(row.time);
  return (
    <A className={css.note} href={`/customers/${row.customerId}?note=${row.id}`}>
      <time className={`${css.time} ${withDay ? css.withDay : ""}`} dateTime={row.time}>
        {withDay ? sayPast(at, say) : (timeOfDay(at, say) ?? "00:00")}
      </time>
      <span className="grow">
        <span className="l1">
          <span className={`strong ${css.name}`}>
            <Found text={customer?.name || t("customer")} words={words} />
          </span>
          <span className="dim small cut">{customer?.company}</span>
          <span
            className={`dim small push ${css.by}`}
          >{`${nameOf(row.authorId)} · ${methods(row.method)}`}</span>
        </span>
        <span className={css.text}>
          {row.subject !== "" && (
            <b>
              <Found text={row.subject} words={words} />
              {text !== "" && " "}
            </b>
          )}
          <Found text={text} words={words} />
        </span>
      </span>
    </A>
  );
});
