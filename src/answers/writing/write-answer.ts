/**
 * From the passages found to an answer in the articles' language: who writes it, and that it holds.
 *
 * Order of events: passages near the best one -> the model's draft, when there is a model and it may be used -> the
 * extractive writer otherwise -> the verifier -> what two articles say differently -> citations by
 * number -> the member's units.
 */
import type { Found } from '../../library/find-passages.ts'
import type { Passage } from '../../library/passage.ts'
import type { Answer, AnswerWish } from '../answer.ts'
import { differenceIn } from '../difference.ts'
import { withCitations } from './cited-text.ts'
import { inUnits } from './in-units.ts'
import { draftWithModel, type ModelDraftParts } from './model-draft.ts'
import type { ModelTurn } from './model-turn.ts'
import { type AnswerWriter, noUsage, type WriteRequest } from './writer.ts'

export interface WriteAnswerParts extends ModelDraftParts {
  readonly extractive: AnswerWriter
}

/** A passage with less than this share of the best one's score answers something else. */
const NEAR_THE_BEST = 0.5
const DEFAULT_CHARACTERS = 900

/** The model's verified draft when it comes in time, the articles' own words otherwise; null when nothing holds. */
export async function writeAnswer(
  parts: WriteAnswerParts,
  wish: AnswerWish,
  question: string,
  found: readonly Found[],
  turn: ModelTurn,
): Promise<Answer | null> {
  const nearby = found.map(passageOf)
  const request: WriteRequest = {
    question,
    passages: nearTheBest(found),
    earlier: wish.earlier,
    maxCharacters: wish.maxCharacters ?? DEFAULT_CHARACTERS,
    ...(wish.signal === undefined ? {} : { signal: wish.signal }),
  }
  const drafted = await draftWithModel(parts, wish, turn, request)
  if (drafted !== '') return answered('openai', drafted)
  const quoted = await parts.extractive.write(request)
  const { markdown } = parts.verify({
    markdown: quoted.markdown,
    passages: request.passages,
    question,
  })
  if (markdown === '') return null
  return answered('extractive', markdown)

  function answered(writer: Answer['writer'], markdown: string): Answer {
    const difference = differenceIn(request.passages)
    const both = difference === null ? markdown : `${markdown}\n\n${difference}`
    const { text: cited, citations } = withCitations(both, request.passages)
    const text = inUnits(cited, wish)
    return {
      kind: 'answer',
      text,
      citations,
      nearby,
      writer,
      ms: 0,
      usage: noUsage,
      question,
      language: null,
    }
  }
}

function nearTheBest(found: readonly Found[]): Passage[] {
  const best = found[0]?.score ?? 0
  return found.filter(({ score }) => score >= best * NEAR_THE_BEST).map(passageOf)
}

export function passageOf({ passage }: Found): Passage {
  return passage
}
