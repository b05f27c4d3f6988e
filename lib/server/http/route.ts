import type { z } from "zod";
import { isConnectionLoss } from "@/lib/db/connection-loss";
import { type Capability, canSometimes } from "@/lib/domain/access/capabilities";
import type { Actor } from "@/lib/domain/access/model";
import type { ApiRefusal } from "../errors";
import { type Locale, localeOf } from "../locale";
import { getRuntime, type Runtime } from "../runtime";
import { type CurrentSession, currentSession } from "../session/current";
import { check } from "./check";
import { readJsonBody } from "./read-body";
import { jsonReply, refusalReply } from "./reply";

/** What every route knows of the request, checked and parsed. */
export interface Visit<Query = unknown, Body = unknown> {
  readonly request: Request;
  readonly runtime: Runtime;
  readonly locale: Locale;
  readonly now: Date;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
}

/** A visit of somebody signed in. */
export interface MemberVisit<Query = unknown, Body = unknown> extends Visit<Query, Body> {
  readonly session: CurrentSession;
  readonly actor: Actor;
}

/** A route answers data (sent as JSON), a response of its own, or a refusal. */
export type Answer = Response | { readonly data: unknown } | { readonly refusal: ApiRefusal };

interface Schemas<Query extends z.ZodType, Body extends z.ZodType> {
  readonly query?: Query;
  readonly body?: Body;
  /** Where bodies may be larger than forms and lists of names are. */
  readonly maxBodyBytes?: number;
}

interface PublicRoute<Query extends z.ZodType, Body extends z.ZodType> extends Schemas<Query, Body> {
  readonly handle: (visit: Visit<z.output<Query>, z.output<Body>>) => Promise<Answer>;
}

interface MemberRoute<Query extends z.ZodType, Body extends z.ZodType> extends Schemas<Query, Body> {
  /** What the role must be able to do at all; the scope is the handler's affair. */
  readonly capability?: Capability;
  readonly handle: (visit: MemberVisit<z.output<Query>, z.output<Body>>) => Promise<Answer>;
}

interface NextContext {
  readonly params: Promise<Record<string, string | string[] | undefined>>;
}
type RouteHandler = (request: Request, context: NextContext) => Promise<Response>;

/** A route that needs no session. */
export function publicRoute<Query extends z.ZodType, Body extends z.ZodType>(
  route: PublicRoute<Query, Body>,
): RouteHandler {
  return (request, context) =>
    guarded(request, null, async (locale) => {
      const runtime = getRuntime();
      const input = await readInput(request, route);
      if (!input.ok) return input;
      return route.handle({
        request,
        runtime,
        locale,
        now: new Date(),
        params: await paramsOf(context),
        ...input.value,
      });
    });
}

/** A route for people who are signed in, and whose role may do this at all. */
export function memberRoute<Query extends z.ZodType, Body extends z.ZodType>(
  route: MemberRoute<Query, Body>,
): RouteHandler {
  return async (request, context) => {
    let session: CurrentSession | null = null;
    return guarded(
      request,
      () => session?.user.locale,
      async () => {
        const runtime = getRuntime();
        const now = new Date();
        session = await currentSession(runtime, request, now);
        if (!session) return { refusal: { code: "signInRequired" } };
        const { actor } = session;
        if (route.capability && !canSometimes(actor.role, route.capability))
          return { refusal: { code: "notAllowed" } };
        const input = await readInput(request, route);
        if (!input.ok) return input;
        const locale = localeOf(session.user.locale, request.headers.get("accept-language"));
        const params = await paramsOf(context);
        return route.handle({ request, runtime, locale, now, params, session, actor, ...input.value });
      },
    );
  };
}

/** Turns answers into responses; what was thrown is a defect: logged here, told without detail. */
async function guarded(
  request: Request,
  setting: (() => string | null | undefined) | null,
  work: (locale: Locale) => Promise<Answer>,
): Promise<Response> {
  const localeNow = () => localeOf(setting?.(), request.headers.get("accept-language"));
  try {
    const answer = await work(localeNow());
    if (answer instanceof Response) return answer;
    return "refusal" in answer ? refusalReply(answer.refusal, localeNow()) : jsonReply(answer.data);
  } catch (error) {
    if (isConnectionLoss(error)) return refusalReply({ code: "unavailable" }, localeNow());
    getRuntime().log.error({ err: error, path: new URL(request.url).pathname }, "a route failed");
    return refusalReply({ code: "internal" }, localeNow());
  }
}

async function readInput<Query extends z.ZodType, Body extends z.ZodType>(
  request: Request,
  { query, body, maxBodyBytes }: Schemas<Query, Body>,
) {
  const checkedQuery = query ? check(query, parametersOf(request)) : null;
  if (checkedQuery && !checkedQuery.ok) return checkedQuery;
  const read = body ? await readJsonBody(request, maxBodyBytes) : null;
  if (read && !read.ok) return { ok: false as const, refusal: read.refusal };
  const checkedBody = body && read ? check(body, read.body) : null;
  if (checkedBody && !checkedBody.ok) return checkedBody;
  const value = { query: checkedQuery?.value as z.output<Query>, body: checkedBody?.value as z.output<Body> };
  return { ok: true as const, value };
}

/** `?view=&q=` asks for nothing: an empty parameter counts as absent. */
function parametersOf(request: Request): Readonly<Record<string, string>> {
  const { searchParams } = new URL(request.url);
  return Object.fromEntries([...searchParams].filter(([, value]) => value !== ""));
}

async function paramsOf(context: NextContext): Promise<Readonly<Record<string, string>>> {
  const params = await context.params;
  return Object.fromEntries(
    Object.entries(params ?? {}).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join("/") : (value ?? ""),
    ]),
  );
}
