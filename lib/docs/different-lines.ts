export interface ChangedLines {
  readonly before: string;
  readonly after: string;
}

/** Above this many pairs of lines the middle is told as one change: a table of all pairs would cost too much. */
const mostPairs = 1_000_000;

/** The runs of lines in which two texts differ, each with what stood there before. */
export function differentLines(before: readonly string[], after: readonly string[]): ChangedLines[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end += 1;
  }
  const old = before.slice(start, before.length - end);
  const now = after.slice(start, after.length - end);
  if (old.length * now.length > mostPairs) return [{ before: old.join("\n"), after: now.join("\n") }];
  return runsOf(old, now);
}

function runsOf(old: readonly string[], now: readonly string[]): ChangedLines[] {
  const lengths = commonLengths(old, now);
  const runs: ChangedLines[] = [];
  let gone: string[] = [];
  let come: string[] = [];
  const finish = () => {
    if (gone.length + come.length > 0) runs.push({ before: gone.join("\n"), after: come.join("\n") });
    gone = [];
    come = [];
  };
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      finish();
      i += 1;
      j += 1;
    } else if (
      j >= now.length ||
      (i < old.length && lengthAt(lengths, i + 1, j) >= lengthAt(lengths, i, j + 1))
    ) {
      gone.push(old[i++] ?? "");
    } else come.push(now[j++] ?? "");
  }
  finish();
  return runs;
}

const lengthAt = (lengths: readonly Uint32Array[], i: number, j: number): number => lengths[i]?.[j] ?? 0;

/** Length of the longest common subsequence of the lines from `i` and `j` on. */
function commonLengths(old: readonly string[], now: readonly string[]): Uint32Array[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const row = lengths[i] as Uint32Array;
    for (let j = now.length - 1; j >= 0; j -= 1) {
      row[j] =
        old[i] === now[j]
          ? lengthAt(lengths, i + 1, j + 1) + 1
          : Math.max(lengthAt(lengths, i + 1, j), lengthAt(lengths, i, j + 1));
    }
  }
  return lengths;
}
