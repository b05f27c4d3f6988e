import { memberRoute } from "@/lib/server/http/route";
import { answerPeople, peopleQuery } from "@/lib/server/queries/people";

export const GET = memberRoute({ capability: "people.read", query: peopleQuery, handle: answerPeople });
