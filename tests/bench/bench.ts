/** One line of the table that `npm run bench` prints. */
export interface Figure {
  readonly what: string;
  /** Measured on Genjin, with its unit. */
  readonly ours: string;
  /** The same measured on somebody else's program in the same run. */
  readonly peer?: string;
  /** The target of the design, in words. */
  readonly target?: string;
}

export interface BenchOptions {
  /** File of `--trace`. */
  readonly trace: string | undefined;
  /** Says what is being done, on stderr, so that the table stays clean. */
  readonly say: (sentence: string) => void;
}

export interface Bench {
  readonly name: string;
  /** Absent: part of every run. Present: only when asked for, or when this says so. */
  readonly isWanted?: (options: BenchOptions) => boolean;
  run(options: BenchOptions): Promise<readonly Figure[]>;
}

/** Figures of several servers in one line of the table: ours are told from the others by their name. */
export function oursAndPeers(
  lines: readonly { readonly name: string; readonly text: string }[],
): Pick<Figure, "ours" | "peer"> {
  const isOurs = ({ name }: { readonly name: string }) => name.startsWith("Genjin");
  const ours = lines
    .filter(isOurs)
    .map(({ name, text }) => `${text} (${name.replace(/^Genjin,? ?/, "") || "one"})`);
  const peers = lines.filter((line) => !isOurs(line)).map(({ name, text }) => `${text} (${name})`);
  return { ours: ours.join(" · "), peer: peers.join(" · ") };
}
