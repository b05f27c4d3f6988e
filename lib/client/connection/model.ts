/** Where this tab stands with the server. */
export interface Connection {
  /** The sync socket is up. */
  readonly online: boolean;
  /** The server answered last time it was asked, by socket or otherwise. */
  readonly serverReachable: boolean;
  /** The server answers, and says that it can't keep anything just now. */
  readonly trouble: boolean;
  /** ISO time since when `online` has its present value; null before the first attempt has ended. */
  readonly since: string | null;
}
