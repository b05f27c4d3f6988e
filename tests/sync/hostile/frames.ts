import { encodeAwareness, encodeSyncStep1 } from "@/lib/protocol/encode";
import { type Attack, bytes } from "./attack";

export const frames: readonly Attack[] = [
  { attack: "an empty frame", answer: "4400", play: bytes() },
  { attack: "a text frame", answer: "4400", play: (client) => client.socket.send("hello") },
  { attack: "an unknown message type", answer: "4400", play: bytes(77, 1, 2) },
  { attack: "an unknown sync type", answer: "4400", play: bytes(0, 9, 0) },
  { attack: "a length beyond the end", answer: "4400", play: bytes(0, 2, 255, 255, 3) },
  { attack: "bytes after the end of a message", answer: "4400", play: bytes(0, 2, 2, 0, 0, 1) },
  { attack: "a number without end", answer: "4400", play: bytes(...new Array(20).fill(255)) },
  { attack: "a state vector of garbage", answer: "4400", play: bytes(0, 0, 2, 200, 1) },
  {
    attack: "presence of garbage",
    answer: "4400",
    play: (client) => client.send(encodeAwareness(new Uint8Array([200, 1, 1]))),
  },
  {
    attack: "a presence of more than 16 kB",
    answer: "4413",
    play: (client) => client.send(encodeAwareness(new Uint8Array(17_000))),
  },
  {
    attack: "a frame of more than 32 MB",
    answer: "1009",
    play: (client) => client.send(new Uint8Array(33 * 1024 * 1024)),
  },
  {
    attack: "101 first syncs in a row",
    answer: "4429",
    play(client) {
      for (let i = 0; i < 101; i += 1) client.send(encodeSyncStep1(new Uint8Array([0])));
    },
  },
  {
    attack: "50,001 messages that are no writes",
    answer: "4429",
    play(client) {
      for (let i = 0; i < 50_001; i += 1) client.send(new Uint8Array([3]));
    },
  },
  {
    attack: "a state vector of another epoch",
    answer: "4410",
    play: (client) => client.send(encodeSyncStep1(new Uint8Array([1, 2, 5]))),
  },
];
