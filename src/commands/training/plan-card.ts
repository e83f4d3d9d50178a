/** The plan on one card: which programme and why, the next four weeks, what comes after, every answer to change. */
import {
  bold,
  button,
  buttons,
  list,
  note,
  type Reply,
  reply,
  text,
  title,
} from '../../chat/reply.ts'
import type { Level } from '../../training/lift.ts'
import { weekdayOf } from '../../training/local-days.ts'
import { monthList } from '../../training/month-reply.ts'
import { type PlanAnswers, type PlanQuestion, planQuestions } from '../../training/plan-answers.ts'
import { chooseProgramme } from '../../training/programmes/choose-programme.ts'
import { earnedLevel } from '../../training/progression/level-earned.ts'
import { sayShortDay, sayWeekDay } from '../../training/say-day.ts'
import { programmeNamed } from '../../training/weeks/plan-input.ts'
import { distances } from './plan-questions.ts'
import { planBetween, type Runner } from './runner.ts'
import { sayHealth, sayKit, sayRuns } from './ticked-questions.ts'

/** Whole weeks: four, and what is left of this one. A week cut short would seem to lack its lifts. */
const daysToShow = (today: string) => 28 - weekdayOf(today)

/** `why`: said when the programme was just chosen. */
export function planCard(runner: Runner, why: string | null): Reply {
  const { input, answers, today } = runner
  const programme = programmeNamed(input.knowledge, input.programme)
  const afterwards = chooseProgramme(answers, today).afterwards.filter(({ from }) => from > today)
  return reply(
    title(`Your plan: ${programme.name}`),
    text(why ?? programme.goal),
    why !== null && text(programme.goal),
    text(bold('The next four weeks')),
    monthList(planBetween(runner, today, daysToShow(today)), input.race),
    afterwards.length > 0 && text(bold('After that')),
    afterwards.length > 0 &&
      list(
        ...afterwards
          .slice(0, 4)
          .map(({ programme: id, from }) => `from ${sayShortDay(from)}: ${nameOf(id, runner)}`),
      ),
    answers.age === '13-17' &&
      note('Under 18: ask a parent or guardian first, and lift with an adult coach beside you.'),
    earnedNote(runner),
    buttons(...cardButtons(runner)),
  )
}

const nameOf = (id: string, { input }: Runner) => input.knowledge.programmes.get(id)?.name ?? id

const levelNames: Readonly<Record<Level, string>> = {
  L0: 'new to lifting',
  L1: 'foundation done',
  L2: 'half a year of lifting',
  L3: 'a year of heavy lifting',
}

function earnedNote({ answers, entries, input, today }: Runner) {
  const earned = earnedLevel(
    answers.level?.value ?? 'L0',
    entries,
    input.knowledge.exercises,
    today,
  )
  return earned !== null && note(`${earned.why} Your log has earned the next level.`)
}

function cardButtons(runner: Runner) {
  const { member, today, answers, entries, input } = runner
  const own = (name: string, data: Record<string, unknown> = {}) => ({
    name,
    data,
    onlyMember: member.id,
  })
  const earned = earnedLevel(
    answers.level?.value ?? 'L0',
    entries,
    input.knowledge.exercises,
    today,
  )
  return [
    [
      button("Today's lift", own('lift.day', { day: today }), 'primary'),
      button('Change an answer', own('plan.change')),
    ],
    ...(earned === null
      ? []
      : [[button('Move up a level', own('plan.level', { level: earned.level }))]]),
  ]
}

const questionNames: Readonly<Record<PlanQuestion, string>> = {
  level: 'Experience',
  kit: 'Kit',
  time: 'Days and minutes',
  runs: 'Runs',
  race: 'Race',
  age: 'Age',
  health: 'Health',
  calves: 'Calf raises',
}

/** Every answer with a button that asks it again. */
export function changeReply({ answers, member }: Runner): Reply {
  const each = planQuestions.map((question) =>
    button(questionNames[question], {
      name: 'plan.ask',
      data: { question },
      onlyMember: member.id,
    }),
  )
  const lines = planQuestions.map((question) => [
    bold(`${questionNames[question]}: `),
    sayAnswer(question, answers),
  ])
  return reply(
    title('Your answers'),
    list(...lines),
    note('Press what has changed. The plan follows at once.'),
    buttons(each.slice(0, 4), each.slice(4)),
  )
}

function sayAnswer(question: PlanQuestion, answers: PlanAnswers): string {
  const { level, kit, time, race, age, health, calves } = answers
  const said: Readonly<Record<PlanQuestion, () => string | undefined>> = {
    level: () => level && levelNames[level.value],
    kit: () => kit && sayKit(kit),
    time: () => time && `${time.days === 1 ? 'once' : 'twice'} a week, ${time.minutes} min`,
    runs: () => sayRuns(answers),
    race: () => (race === undefined ? undefined : race === null ? 'none' : sayRace(race)),
    age: () => age?.replace('-', '–'),
    health: () => health && sayHealth(health.told),
    calves: () => (calves === undefined ? undefined : calves ? '20 and more' : 'not 20 yet'),
  }
  return said[question]() ?? 'not answered yet'
}

export function sayRace({ day, distance }: NonNullable<PlanAnswers['race']>): string {
  const name = distances.find(([, value]) => value === distance)?.[0] ?? distance
  return `${name} on ${sayWeekDay(day)} ${day.slice(0, 4)}`
}
