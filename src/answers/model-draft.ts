/**
 * A draft by the model, checked: what is returned is supported by its passages, or empty.
 *
 * Order of events: may this member's question use the model? -> the model writes, within 20 s to its first word and
 * 60 s altogether -> complete sentences are checked one by one and shown as they come -> the whole is checked ->
 * too little left: one repair attempt, told what was wrong -> still too little, or any failure: empty, and the
 * caller lets the extractive writer answer. What was spent is recorded either way.
 */
import type { Clock } from '../clock.ts'
import { messageOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { AnswerWish } from './answer.ts'
import { withCitations } from './cited-text.ts'
import { createStreamingVerifier } from './streaming-verifier.ts'
import { limitTime, type TimeLimit } from './time-limit.ts'
import type { AnswerWriter, Draft, Usage, Verify, WriteRequest } from './writer.ts'
import { noUsage } from './writer.ts'
import { WritingError } from './writing-error.ts'

/** The caps on what models may cost, checked before each call. */
export interface ModelBudget {
  mayUseModel(memberId: string): Promise<'yes' | 'member-cap' | 'month-cap'>
  record(memberId: string, writer: AnswerWriter['name'], usage: Usage): Promise<void>
}

export interface ModelDraftParts {
  /** Null: there is none. */
  readonly model: AnswerWriter | null
  readonly verify: Verify
  /** Null: nobody pays. */
  readonly budget: ModelBudget | null
  readonly clock: Clock
  readonly log: Log
}

/** The first draft and one repair. */
const MOST_DRAFTS = 2

/** The markdown is empty when there is no model, no budget, or nothing that holds. Never rejects. */
export async function draftWithModel(
  parts: ModelDraftParts,
  wish: AnswerWish,
  request: WriteRequest,
): Promise<Draft> {
  const { model, clock, log } = parts
  if (model === null) return { markdown: '', usage: noUsage }
  const time = limitTime(clock, wish.signal)
  const spending: Spending = { usage: noUsage, open: null }
  try {
    if (!(await mayUse(parts, wish.memberId))) return { markdown: '', usage: noUsage }
    const markdown = await draftThatHolds({ ...parts, model, time, spending }, wish, request)
    return { markdown, usage: spending.usage }
  } catch (error) {
    if (error instanceof WritingError) {
      spending.usage = sumOf(spending.usage, error.usage)
      spending.open = null
    }
    log.warn({ error: messageOf(error) }, 'the model did not answer; the articles are quoted')
    return { markdown: '', usage: spending.usage }
  } finally {
    time.stop()
    await recordSpent(parts, wish.memberId, spending.usage)
    if (spending.open !== null) void recordLate(parts, wish.memberId, spending.open)
  }
}

interface Drafting extends ModelDraftParts {
  readonly model: AnswerWriter
  readonly time: TimeLimit
  readonly spending: Spending
}

interface Spending {
  usage: Usage
  /** The call that is still out when the time is up. */
  open: Promise<Draft> | null
}

async function draftThatHolds(
  drafting: Drafting,
  wish: AnswerWish,
  request: WriteRequest,
): Promise<string> {
  const { model, verify, time, spending, log } = drafting
  let repair: readonly string[] = []
  for (let draftNumber = 1; draftNumber <= MOST_DRAFTS; draftNumber += 1) {
    const draft = await time.within((signal, heard) => {
      const onSentence = showVerified(drafting, wish, request, heard)
      const again = draftNumber === 1 ? {} : { repair }
      spending.open = model.write({ ...request, ...again, signal, onFirstWord: heard, onSentence })
      return spending.open
    })
    spending.open = null
    spending.usage = sumOf(spending.usage, draft.usage)
    const { passages, question } = request
    const verdict = verify({ markdown: draft.markdown, passages, question })
    if (verdict.markdown !== '') return verdict.markdown
    log.info({ faults: verdict.faults, draft: draftNumber }, 'too little of a draft held')
    repair = verdict.faults
  }
  return ''
}

/** Shows the part of the growing draft that holds, whenever there is more of it. */
function showVerified(
  { verify }: Drafting,
  { onDraft }: AnswerWish,
  { passages, question }: WriteRequest,
  heard: () => void,
): (sentence: string) => void {
  const verifier = createStreamingVerifier(verify, { passages, question })
  return (sentence) => {
    heard()
    if (onDraft === undefined) return
    const more = verifier.push(/\s$/.test(sentence) ? sentence : `${sentence} `)
    if (more.length > 0) onDraft(withCitations(verifier.markdown, passages).text)
  }
}

async function mayUse({ budget, log }: ModelDraftParts, memberId: string | null): Promise<boolean> {
  if (budget === null || memberId === null) return true
  const allowed = await budget.mayUseModel(memberId)
  if (allowed !== 'yes') log.info({ member: memberId, cap: allowed }, 'the cap is reached')
  return allowed === 'yes'
}

async function recordSpent(
  { budget, model, log }: ModelDraftParts,
  memberId: string | null,
  usage: Usage,
): Promise<void> {
  if (budget === null || memberId === null || model === null || usage === noUsage) return
  try {
    await budget.record(memberId, model.name, usage)
  } catch (error) {
    log.error({ member: memberId, usage, error: messageOf(error) }, 'usage was not recorded')
  }
}

/** A call that was left behind says later what it cost; nobody waits for that. Never rejects. */
async function recordLate(
  parts: ModelDraftParts,
  memberId: string | null,
  open: Promise<Draft>,
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
