/** What every word of the `coach` command gets, and what it is. */
import type { Config } from '../config.ts'

export interface CliContext {
  readonly config: Config
  /** Writes a line of results to standard output. */
  print(line: string): void
}

export interface CliWord {
  readonly name: string
  /** As it is typed, with its options. */
  readonly usage: string
  readonly about: string
  /** Gives the exit code. Throws `UserError` or `SetupError` for what the person at the keyboard should read. */
  run(args: readonly string[], context: CliContext): Promise<number>
}
