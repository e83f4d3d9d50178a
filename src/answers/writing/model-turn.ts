/**
 * What one question may spend on models, and what it did: the budget is asked once, every call is added up, and
 * one row is kept at the end, however many calls there were.
 */
import { messageOf } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { TimeLimit } from './time-limit.ts'
import { noUsage, type Usage } from './writer.ts'
import { WritingError } from './writing-error.ts'

/** The caps on what models may cost, checked before each call. */
export interface ModelBudget {
  /** Null: the library's own work, which only the month's money limits. */
  mayUseModel(memberId: string | null): Promise<'yes' | 'member-cap' | 'month-cap'>
  record(memberId: string | null, writer: 'openai', usage: Usage): Promise<void>
}

export interface ModelTurn {
  /** Whether this question may use models at all. */
  mayUse(): Promise<boolean>
  /** One call within a time limit; what it cost counts, also when it fails. */
  call<Result extends { readonly usage: Usage }>(
    time: TimeLimit,
    work: (signal: AbortSignal, heard: () => void) => Promise<Result>,
  ): Promise<Result>
  /** Of all calls so far. */
  readonly usage: Usage
  /** A call has failed, so the next one would most likely fail too. */
  readonly hasFailed: boolean
  /** Keeps what was spent. Never rejects; always called. */
  end(): Promise<void>
}

export interface ModelTurnParts {
  /** Null: nobody pays. */
  readonly budget: ModelBudget | null
  readonly log: Log
}

export function openModelTurn(parts: ModelTurnParts, memberId: string | null): ModelTurn {
  let allowed: Promise<boolean> | null = null
  let usage = noUsage
  let hasFailed = false
  return {
    mayUse() {
      allowed ??= mayUse(parts, memberId)
      return allowed
    },
    async call(time, work) {
      let open: Promise<{ readonly usage: Usage }> | null = null
      try {
        const result = await time.within((signal, heard) => {
          const working = work(signal, heard)
          open = working
          return working
        })
        usage = sumOf(usage, result.usage)
        return result
      } catch (error) {
        hasFailed = true
        if (error instanceof WritingError) usage = sumOf(usage, error.usage)
        else if (open !== null) void recordLate(parts, memberId, open)
        throw error
      }
    },
    get usage() {
      return usage
    },
    get hasFailed() {
      return hasFailed
    },
    end: () => recordSpent(parts, memberId, usage),
  }
}

async function mayUse({ budget, log }: ModelTurnParts, memberId: string | null): Promise<boolean> {
  if (budget === null || memberId === null) return true
  const allowed = await budget.mayUseModel(memberId)
  if (allowed !== 'yes') log.info({ member: memberId, cap: allowed }, 'the cap is reached')
  return allowed === 'yes'
}

async function recordSpent(
  { budget, log }: ModelTurnParts,
  memberId: string | null,
  usage: Usage,
): Promise<void> {
  if (budget === null || memberId === null || usage === noUsage) return
  try {
    await budget.record(memberId, 'openai', usage)
  } catch (error) {
    log.error({ member: memberId, usage, error: messageOf(error) }, 'usage was not recorded')
  }
}

/** A call that was left behind says later what it cost; nobody waits for that. Never rejects. */
async function recordLate(
  parts: ModelTurnParts,
  memberId: string | null,
  open: Promise<{ readonly usage: Usage }>,
): Promise<void> {
  try {
    await recordSpent(parts, memberId, (await open).usage)
  } catch (error) {
    if (error instanceof WritingError) await recordSpent(parts, memberId, error.usage)
  }
}

function sumOf(one: Usage, other: Usage): Usage {
  return {
    promptTokens: one.promptTokens + other.promptTokens,
    completionTokens: one.completionTokens + other.completionTokens,
    cost: one.cost + other.cost,
  }
}
