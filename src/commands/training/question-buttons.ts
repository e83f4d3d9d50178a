/** What every question of `/plan` is made of: words, a hint, and buttons that answer or tick. */

import { type Button, type ButtonAction, button } from '../../chat/reply.ts'
import type { PlanAnswers, PlanQuestion } from '../../training/plan-answers.ts'

/** What is ticked so far; absent: what was answered before, or nothing. */
export type Ticked = Readonly<Record<string, unknown>>

export interface QuestionWish {
  readonly question: PlanQuestion
  readonly answers: PlanAnswers
  readonly memberId: string
  readonly ticked?: unknown
}

export interface Asked {
  readonly words: string
  readonly hint?: string
  readonly rows: readonly (readonly Button[])[]
}

/** Buttons of a question: `answer` stores a value, `tick` only changes what is ticked. */
export function acts({ memberId, question }: QuestionWish) {
  const act = (name: string, data: Ticked): ButtonAction => ({
    name,
    data: { question, ...data },
    onlyMember: memberId,
  })
  return {
    answer: (label: string, value: unknown, style: Button['style'] = 'plain') =>
      button(label, act('plan.answer', { value }), style),
    tick: (label: string, ticked: unknown) => button(label, act('plan.tick', { ticked })),
  }
}

export function inRows(all: readonly Button[], size: number): Button[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, at * size + size),
  )
}
