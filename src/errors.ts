/**
 * The three kinds of trouble, told apart by who has to hear about them.
 *
 * - `UserError`: the member asked for something that cannot be done as asked. One warm sentence with a next step.
 * - `SetupError`: the operator has to change a setting or a file. Every problem at once, each with its mend.
 * - `PlatformError`: Discord or Telegram did not take a message. It says whether the message may have arrived.
 */

/** A sentence the member may read as it stands: what is wrong and what to do instead. */
export class UserError extends Error {
  override readonly name = 'UserError'
}

/** One thing the operator has to mend. `where` is an environment variable or a file, `mend` tells what to do. */
export interface SetupProblem {
  readonly where: string
  readonly problem: string
  readonly mend?: string
}

/** Start-up cannot go on (or a part of it cannot): all problems together, one line each. */
export class SetupError extends Error {
  override readonly name = 'SetupError'
  readonly problems: readonly SetupProblem[]

  constructor(problems: readonly SetupProblem[]) {
    super(problems.map(describeProblem).join('\n'))
    this.problems = problems
  }
}

/** `WHERE: what is wrong. What to do.` */
export function describeProblem({ where, problem, mend }: SetupProblem): string {
  return mend === undefined ? `${where}: ${problem}` : `${where}: ${problem}. ${mend}`
}

/**
 * What a failed platform call means for the message:
 * - `retry`: it certainly did not arrive and may be sent again (after `retryAfterMs`, when given);
 * - `refused`: it certainly did not arrive and never will as it is (too long, bad markup, no permission);
 * - `gone`: it did not arrive and this target takes nothing any more (blocked, kicked, left, closed);
 * - `moved`: it did not arrive; the target has a new address (`movedTo`);
 * - `in-doubt`: it may or may not have arrived (time-out, reset or 5xx after the body went out);
 * - `unauthorised`: the token is wrong or was withdrawn; the platform must stop.
 */
export type PlatformOutcome = 'retry' | 'refused' | 'gone' | 'moved' | 'in-doubt' | 'unauthorised'

export interface PlatformErrorDetails {
  readonly platform: string
  readonly outcome: PlatformOutcome
  /** How long the platform wants to be left alone, in milliseconds. Only with `retry`. */
  readonly retryAfterMs?: number
  /** Whether `retryAfterMs` counts for every target of the platform and not for this one alone. */
  readonly global?: boolean
  /** The new chat id, only with `moved`. */
  readonly movedTo?: string
  /** Short machine word for reports: `blocked`, `kicked`, `dms-closed`, `too-long`, `no-permission`, … */
  readonly reason?: string
  readonly cause?: unknown
}

/** A platform call failed. The message never holds a token. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError'
  readonly platform: string
  readonly outcome: PlatformOutcome
  readonly retryAfterMs: number | undefined
  readonly global: boolean
  readonly movedTo: string | undefined
  readonly reason: string | undefined

  constructor(message: string, details: PlatformErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.platform = details.platform
    this.outcome = details.outcome
    this.retryAfterMs = details.retryAfterMs
    this.global = details.global ?? false
    this.movedTo = details.movedTo
    this.reason = details.reason
  }
}

/** The message of anything thrown, for logs. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
