/** The floor of all comparisons: passes each update on to everybody in the room, and knows nothing of Yjs. */
import { createServer } from "node:http";
import { WebSocketServer } from "ws";

const emptyStep1 = new Uint8Array([0, 0, 1, 0]);
const rooms = new Map();
const http = createServer((_request, response) => response.end("ok"));
const server = new WebSocketServer({ server: http, perMessageDeflate: false });

server.on("connection", (socket, request) => {
  const name = request.url ?? "";
  const room = rooms.get(name) ?? new Set();
  rooms.set(name, room);
  room.add(socket);
  socket.on("message", (data) => {
    // Updates alone: a sync message (0) that is an update (2).
    if (data[0] !== 0 || data[1] !== 2) return;
    for (const other of room) other.send(data);
  });
  socket.on("close", () => room.delete(socket));
  socket.send(emptyStep1);
});

http.listen(Number(process.env.PORT), "localhost");
