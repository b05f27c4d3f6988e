/** Hocuspocus as its documentation sets it up, with its database extension on a Postgres. */
import { createServer } from "node:http";
import { Database } from "@hocuspocus/extension-database";
import { Hocuspocus } from "@hocuspocus/server";
import postgres from "postgres";
import { WebSocketServer } from "ws";

const sql = postgres(process.env.DATABASE_URL ?? "", { onnotice: () => undefined });
await sql`create table if not exists hocuspocus (name text primary key, state bytea not null)`;

const hocuspocus = new Hocuspocus({
  quiet: true,
  extensions: [
    new Database({
      async fetch({ documentName }) {
        const [row] = await sql`select state from hocuspocus where name = ${documentName}`;
        return row?.state ?? null;
      },
      async store({ documentName, state }) {
        await sql`insert into hocuspocus (name, state) values (${documentName}, ${state})
          on conflict (name) do update set state = excluded.state`;
      },
    }),
  ],
});

const http = createServer((_request, response) => response.end("ok"));
const server = new WebSocketServer({ server: http, perMessageDeflate: false });
server.on("connection", (socket, request) => hocuspocus.handleConnection(socket, request));
http.listen(Number(process.env.PORT), "localhost");
