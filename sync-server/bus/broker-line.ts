/** A line to a broker that repeats each message to everybody who listens, the sender included. */
export interface BrokerLine {
  /** Bytes of UTF-8 that one message may have. */
  readonly mostBytes: number;
  /** Rejects when the broker did not take the message. */
  send(message: string): Promise<void>;
  /** Ends it at once, whatever is under way; `lost` isn't called any more. */
  close(): Promise<void>;
}

export interface BrokerEars {
  readonly hear: (message: string) => void;
  /** The line is of no use any more. */
  readonly lost: (error: Error) => void;
}

/** Opens a line, listening already; rejects where the broker can't be reached. It never mends itself. */
export type OpenLine = (ears: BrokerEars) => Promise<BrokerLine>;
