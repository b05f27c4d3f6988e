import type { FileProblem } from "../protocol";

/** Thrown where a file can't be read; carries what the person is told. */
export class RefusedFile extends Error {
  constructor(readonly problem: FileProblem) {
    super(problem.code);
  }
}

export function refuse(code: FileProblem["code"], place: Omit<FileProblem, "code"> = {}): never {
  throw new RefusedFile({ code, ...place });
}
