import type { Attack } from "./attack";

const doors: readonly Attack[] = [
  {
    attack: "no session, or a guessed one",
    answer: "4401",
    by: null,
    headers: { cookie: "genjin_session=guess" },
  },
  {
    attack: "a page of another origin with the victim's cookie",
    answer: "4403",
    headers: { origin: "https://evil.example" },
  },
  { attack: "somebody else's customer", answer: "4403", by: "sales7" },
  { attack: "the maintainer opens a document", answer: "4403", by: "maintainer" },
  { attack: "a customer deleted for ever", answer: "4403", path: ({ deletedName }) => `/${deletedName}` },
  { attack: "a document that no schema describes", answer: "4404", path: () => "/evil/1" },
  {
    attack: "a name that climbs out of its place",
    answer: "4404",
    path: () => "/customer/..%2f..%2fsettings",
  },
  { attack: "a protocol older than all that are understood", answer: "4409", path: () => "?genjin=1&v=0" },
];
export const atTheDoor = doors.map((attack): Attack => ({ ...attack, atDoor: true }));
