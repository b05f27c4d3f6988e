import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import { commands } from "../commands/registry";
import { sessionCookieName } from "../session/lucia";
import { type Operation, operations } from "./operations";

const error = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    fields: z.record(z.string(), z.string()).optional(),
  }),
});

/** `GET /api/openapi.json`: made of the very schemas that routes and commands check with. */
export function openApiDocument(version: string) {
  return createDocument({
    openapi: "3.1.0",
    info: { title: "Genjin", version, description: "REST commands and queries beside the synced documents." },
    components: {
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: sessionCookieName } },
    },
    paths: pathsOf([...operations, ...commandOperations()]),
  });
}

function commandOperations(): Operation[] {
  return commands.map(({ name, summary, input }) => ({
    method: "post",
    path: `/api/commands/${name}`,
    summary,
    body: input,
    answer: z.object({ result: z.unknown() }),
  }));
}

function pathsOf(all: readonly Operation[]): ZodOpenApiPathsObject {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const operation of all) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: toOperation(operation) };
  }
  return paths as ZodOpenApiPathsObject;
}

function toOperation({ path, summary, isPublic, query, body, answer }: Operation): ZodOpenApiOperationObject {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
  const params =
    names.length > 0 ? z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) : undefined;
  const isCommand = path.startsWith("/api/commands/");
  return {
    summary,
    ...(isPublic ? {} : { security: [{ session: [] }] }),
    requestParams: {
      ...(params ? { path: params } : {}),
      ...(query ? { query } : {}),
      ...(isCommand ? { header: z.object({ "Idempotency-Key": z.string().max(200) }) } : {}),
    },
    ...(body ? { requestBody: { content: { "application/json": { schema: body } } } } : {}),
    responses: {
      "200": {
        description: "Done",
        ...(answer ? { content: { "application/json": { schema: answer } } } : {}),
      },
      default: { description: "Refused", content: { "application/json": { schema: error } } },
    },
  };
}
