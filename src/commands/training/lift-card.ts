/**
 * The card of a day: the lift in the member's own numbers with its buttons, the rest day with its reason, the hold
 * with the way out of it.
 */
import {
  type Button,
  type ButtonAction,
  button,
  buttons,
  note,
  type Reply,
  reply,
  text,
} from '../../chat/reply.ts'
import type { DayPlan } from '../../training/lift.ts'
import { liftReply } from '../../training/lift-reply.ts'
import { sayWeekDay } from '../../training/say-day.ts'
import { planBetween, type Runner, workOf } from './runner.ts'
import type { SharedProgramme } from './training-parts.ts'

/** The group's session a card belongs to; null: the member's own plan. */
export type CardOf = SharedProgramme | null

export function liftCard(runner: Runner, plan: DayPlan, of: CardOf = null): Reply {
  if (plan.kind === 'hold') return holdCard(runner, plan)
  if (plan.kind === 'rest') return restCard(runner, plan)
  const { blocks } = liftReply(plan, { ...runner.saying, programmeName: headingOf(runner, plan) })
  return reply(
    ...blocks,
    doneNote(runner, plan),
    narrowedNote(runner),
    planNote(runner, of),
    buttons(...liftButtons(runner, plan, of)),
  )
}

function headingOf({ today }: Runner, { day }: DayPlan): string {
  return day === today ? 'Today' : sayWeekDay(day)
}

function doneNote({ entries }: Runner, plan: DayPlan) {
  const done = new Set(
    entries.filter(({ day, sets }) => day === plan.day && sets.length > 0).map((e) => e.exercise),
  )
  const work = workOf(plan)
  const count = work.filter(({ id }) => done.has(id)).length
  if (count === 0) return null
  return text(count === work.length ? '✅ Logged.' : `✅ ${count} of ${work.length} logged.`)
}

function narrowedNote({ holds }: Runner) {
  const movements = holds.flatMap(({ scope }) => (scope === 'all' ? [] : scope))
  if (movements.length === 0) return null
  const left = [...new Set(movements)].map((one) => (one === 'plyo' ? 'jumps' : one)).join(', ')
  return note(`Left out for now, until you are better: ${left}.`)
}

function planNote({ hasPlan, input }: Runner, of: CardOf) {
  if (hasPlan || of !== null) return null
  const name = input.knowledge.programmes.get(input.programme)?.name ?? input.programme
  return note(
    `${name}, the community's programme, in your numbers. /plan makes a plan of your own: your kit, your running days, your race.`,
  )
}

function liftButtons(runner: Runner, plan: DayPlan, of: CardOf): Button[][] {
  const own = (name: string): ButtonAction => ({
    name,
    data: { day: plan.day, ...of },
    onlyMember: runner.member.id,
  })
  const [logging, changing, asking] = [
    [
      button('Done', own('lift.done'), 'primary'),
      button('Too easy', own('lift.easy')),
      button('Too hard', own('lift.hard')),
    ],
    [
      button('Pain', own('lift.pain')),
      button('Swap', own('lift.swap')),
      button('Skip', own('lift.skip')),
    ],
    [
      button('Why', own('lift.why')),
      button('How', own('lift.how')),
      button('Picture', own('lift.picture')),
    ],
  ]
  const clear = clearButtons(runner)
  // A day to come can be looked at and changed, not logged.
  const rows =
    plan.day > runner.today ? [changing.slice(1, 2), asking] : [logging, changing, asking]
  return [...rows, ...(clear.length > 0 ? [clear] : [])]
}

/** One button a hold: whose yes it needs is asked there. */
function clearButtons({ holds, member }: Runner): Button[] {
  return holds.slice(0, 3).map(({ category }) =>
    button(holds.length === 1 ? 'I have been cleared' : `Cleared: ${category.replace('-', ' ')}`, {
      name: 'safety.cleared',
      data: { category },
      onlyMember: member.id,
    }),
  )
}

function holdCard(runner: Runner, plan: DayPlan): Reply {
  const clear = clearButtons(runner)
  return reply(
    ...liftReply(plan).blocks,
    note('Rest is training too, and nothing is lost: the plan waits for you.'),
    clear.length > 0 && buttons(clear),
  )
}

function restCard(runner: Runner, plan: DayPlan): Reply {
  const next = planBetween(runner, runner.today, 15).find(
    ({ day, kind }) => kind === 'lift' && day > plan.day,
  )
  const look = (day: string): ButtonAction => ({
    name: 'lift.day',
    data: { day },
    onlyMember: runner.member.id,
  })
  return reply(
    ...liftReply(plan).blocks,
    next !== undefined && note(`Next lift: ${sayWeekDay(next.day)}, ${next.title}.`),
    next !== undefined && buttons([button('Show it', look(next.day))]),
  )
}
