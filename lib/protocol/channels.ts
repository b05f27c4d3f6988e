/**
 * Many documents over one socket, at `/sync?genjin=1&v=<protocol version>`. Every frame is a varUint channel and a
 * body. Channel 0 carries control frames (below); any other channel carries the messages of `messages.ts` of the
 * document that it was opened for. Channel numbers are chosen by the client, rising from 1, never used twice on
 * one socket.
 *
 * | op | direction | body |
 * | --- | --- | --- |
 * | 1 open | client → server | varUint channel, varString document name |
 * | 2 close | client → server | varUint channel |
 * | 3 closed | server → client | varUint channel, varUint close code, varString reason |
 * | 4 hello | server → client | varString JSON of `Hello`; first frame of the socket |
 */
export const ControlOp = { open: 1, close: 2, closed: 3, hello: 4 } as const;

export interface Hello {
  readonly userId: string;
  readonly version: number;
  /** ISO time of the server, for devices whose clock is wrong. */
  readonly serverTime: string;
}
