import { type FollowUpRow, followUpMethods } from "../../follow-ups/model";
import { subjectOf } from "../fields";
import { choiceField, dateField, idField, textField } from "./readers";

/** Follow-ups as rows (F2); `excerpt` is the beginning of the note, full-text search is another thing. */
export const followUpSubject = subjectOf<FollowUpRow>(
  [
    textField("subject"),
    textField("excerpt"),
    choiceField("method", followUpMethods),
    idField("authorId"),
    dateField("time"),
  ],
  { customOf: null, idOf: (row) => row.id },
);
