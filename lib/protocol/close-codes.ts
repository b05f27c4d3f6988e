/**
 * Why the server closes a connection (or a channel). 4400–4499 are final for y-websocket 3.1, which does not
 * connect again; 45xx means try later.
 */
export const CloseCode = {
  badRequest: 4400,
  signInAgain: 4401,
  notAllowed: 4403,
  unknownDocument: 4404,
  newerAppNeeded: 4409,
  staleEpoch: 4410,
  tooLarge: 4413,
  tooMany: 4429,
  tryAgain: 4500,
  /** The server can't keep or read anything just now, mostly for its database's sake. */
  trouble: 4502,
  draining: 4503,
} as const;
export type CloseCode = (typeof CloseCode)[keyof typeof CloseCode];

export const isFinalClose = (code: number): boolean => code >= 4400 && code < 4500;
