/**
 * The eight questions of `/plan` as messages with buttons.
 *
 * A question with one answer is answered by one press; one with several carries what is ticked in its buttons and
 * is answered by Done. Nothing is stored before an answer is given.
 */

import { bold, buttons, note, type Reply, reply, text } from '../../chat/reply.ts'
import type { RaceDistance } from '../../training/lift.ts'
import { ageBands, type PlanQuestion, planQuestions } from '../../training/plan-answers.ts'
import { type Asked, acts, type QuestionWish } from './question-buttons.ts'
import { askHealth, askKit, askRuns } from './ticked-questions.ts'

export function questionReply(wish: QuestionWish): Reply {
  const { words, rows, hint } = asked[wish.question](wish)
  const number = planQuestions.indexOf(wish.question) + 1
  return reply(
    text(bold(`${number} of ${planQuestions.length}  `), words),
    hint !== undefined && note(hint),
    buttons(...rows),
  )
}

const asked: Readonly<Record<PlanQuestion, (wish: QuestionWish) => Asked>> = {
  level: (wish) => ({
    words: 'How much have you lifted so far?',
    rows: [
      [acts(wish).answer('New to it', 'L0')],
      [acts(wish).answer('Two months or more', 'L1')],
      [acts(wish).answer('Half a year, steadily', 'L2')],
      [acts(wish).answer('A year or more, and heavy', 'L3')],
    ],
  }),
  kit: askKit,
  time: (wish) => ({
    words: 'How often can you lift, and for how long?',
    rows: [
      [acts(wish).answer('Once a week, 30 min', { days: 1, minutes: 30 })],
      [acts(wish).answer('Twice, 30 min', { days: 2, minutes: 30 })],
      [acts(wish).answer('Twice, 40 min', { days: 2, minutes: 40 })],
      [acts(wish).answer('Twice, 50 min', { days: 2, minutes: 50 })],
    ],
  }),
  runs: askRuns,
  race: (wish) => ({
    words: 'Are you training for a race?',
    rows: [
      [acts(wish).answer('No race', null)],
      distances.slice(0, 3).map(([label, value]) => acts(wish).answer(label, { distance: value })),
      distances.slice(3).map(([label, value]) => acts(wish).answer(label, { distance: value })),
    ],
  }),
  age: (wish) => ({
    words: 'How old are you?',
    hint: 'It decides how heavy, and how often strength needs a reminder.',
    rows: [
      ageBands.slice(0, 3).map((band) => acts(wish).answer(band.replace('-', '–'), band)),
      ageBands.slice(3).map((band) => acts(wish).answer(band.replace('-', '–'), band)),
    ],
  }),
  health: askHealth,
  calves: (wish) => ({
    words: 'Can you do 20 calf raises on one leg, each side, without pain?',
    hint: 'The gate to the higher jumps. You can change the answer the day you can.',
    rows: [
      [
        acts(wish).answer('Yes', true),
        acts(wish).answer('Not yet', false),
        acts(wish).answer('Never tried', false),
      ],
    ],
  }),
}

export const distances: readonly (readonly [string, RaceDistance])[] = [
  ['5 k', '5k'],
  ['10 k', '10k'],
  ['Half', 'half'],
  ['Marathon', 'marathon'],
  ['Ultra', 'ultra'],
]
