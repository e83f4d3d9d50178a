/** One thing to mend in an article or in the lexicon, said as `file:line: message`. */

export interface Problem {
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly message: string
}

export function sayProblem({ file, line, message }: Problem): string {
  return `${file}:${line}: ${message}`
}
