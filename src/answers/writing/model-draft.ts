/**
 * A draft by the model, checked: what is returned is supported by its passages, or empty.
 *
 * Order of events: may this member's question use the model? -> the model writes, within 20 s to its first word and
 * 60 s altogether -> complete sentences are checked one by one and shown as they come -> the whole is checked ->
 * too little left: one repair attempt, told what was wrong -> still too little, or any failure: empty, and the
 * caller lets the extractive writer answer.
 */
import type { Clock } from '../../clock.ts'
import { messageOf } from '../../errors.ts'
import type { Log } from '../../log.ts'
import type { AnswerWish } from '../answer.ts'
import { createStreamingVerifier } from '../verifier/streaming-verifier.ts'
import { withCitations } from './cited-text.ts'
import { inUnits } from './in-units.ts'
import type { ModelTurn } from './model-turn.ts'
import { limitTime, type TimeLimit } from './time-limit.ts'
import type { AnswerWriter, Verify, WriteRequest } from './writer.ts'

export interface ModelDraftParts {
  /** Null: there is none. */
  readonly model: AnswerWriter | null
  readonly verify: Verify
  readonly clock: Clock
  readonly log: Log
}

/** The first draft and one repair. */
const MOST_DRAFTS = 2

/** Markdown; empty when there is no model, no budget, or nothing that holds. Never rejects. */
export async function draftWithModel(
  parts: ModelDraftParts,
  wish: AnswerWish,
  turn: ModelTurn,
  request: WriteRequest,
): Promise<string> {
  const { model, clock, log } = parts
  if (model === null) return ''
  const time = limitTime(clock, wish.signal)
  try {
    if (!(await turn.mayUse())) return ''
    return await draftThatHolds({ ...parts, model, time, turn }, wish, request)
  } catch (error) {
    log.warn({ error: messageOf(error) }, 'the model did not answer; the articles are quoted')
    return ''
  } finally {
    time.stop()
  }
}

interface Drafting extends ModelDraftParts {
  readonly model: AnswerWriter
  readonly time: TimeLimit
  readonly turn: ModelTurn
}

async function draftThatHolds(
  drafting: Drafting,
  wish: AnswerWish,
  request: WriteRequest,
): Promise<string> {
  const { model, verify, time, turn, log } = drafting
  let repair: readonly string[] = []
  for (let draftNumber = 1; draftNumber <= MOST_DRAFTS; draftNumber += 1) {
    const draft = await turn.call(time, (signal, heard) => {
      const onSentence = showVerified(drafting, wish, request, heard)
      const again = draftNumber === 1 ? {} : { repair }
      return model.write({ ...request, ...again, signal, onFirstWord: heard, onSentence })
    })
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
  wish: AnswerWish,
  { passages, question }: WriteRequest,
  heard: () => void,
): (sentence: string) => void {
  const verifier = createStreamingVerifier(verify, { passages, question })
  return (sentence) => {
    heard()
    if (wish.onDraft === undefined) return
    const more = verifier.push(/\s$/.test(sentence) ? sentence : `${sentence} `)
    if (more.length === 0) return
    wish.onDraft(inUnits(withCitations(verifier.markdown, passages).text, wish))
  }
}
