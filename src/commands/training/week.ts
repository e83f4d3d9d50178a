/**
 * `/week`: seven days with their runs and lifts, and why each free day is free; as a picture or a calendar on
 * request.
 */
import { z } from 'zod'
import {
  bold,
  button,
  buttons,
  link,
  list,
  note,
  type Reply,
  reply,
  text,
  title,
} from '../../chat/reply.ts'
import { answeredRuns } from '../../training/answered-profile.ts'
import { liftCalendar } from '../../training/calendar.ts'
import { mondayOf } from '../../training/charts/progress-figures.ts'
import { weekChart } from '../../training/charts/week-chart.ts'
import type { DayPlan, Run } from '../../training/lift.ts'
import { saySets } from '../../training/lift-reply.ts'
import { addDays } from '../../training/local-days.ts'
import { sayShortDay, sayWeekDay } from '../../training/say-day.ts'
import { streakOf } from '../../training/streaks.ts'
import type { CommandSet, CommandTalk, Talk } from '../command.ts'
import { sayInPrivate } from '../private-reply.ts'
import { planBetween, type Runner, runnerOf, trained } from './runner.ts'
import type { TrainingParts } from './training-parts.ts'

export function weekCommand(parts: TrainingParts): CommandSet {
  return {
    commands: [
      {
        name: 'week',
        description: 'Your week: runs and lifts',
        argument: {
          name: 'what',
          description: 'Nothing, or: next, picture, calendar',
          required: false,
        },
        run: (talk) => showWeek(talk, parts),
      },
    ],
    actions: {
      async 'week.picture'(talk) {
        const runner = await runnerOf(talk.member, parts)
        await sayInPrivate(talk, await pictureOf(runner, monday.parse(talk.data).monday), parts)
      },
      async 'week.show'(talk) {
        const runner = await runnerOf(talk.member, parts)
        await talk.replace(weekReply(runner, monday.parse(talk.data).monday))
      },
      'week.calendar': (talk) => sendCalendar(talk, parts),
    },
  }
}

const monday = z.object({ monday: z.string() })

async function showWeek(talk: CommandTalk, parts: TrainingParts): Promise<void> {
  const asked = talk.text.toLowerCase()
  if (/\b(calendar|ics|feed)\b/.test(asked)) return sendCalendar(talk, parts)
  const runner = await runnerOf(talk.member, parts)
  const start = addDays(mondayOf(runner.today), /\bnext\b/.test(asked) ? 7 : 0)
  const wantsPicture = /\b(picture|image|card|png|pic)\b/.test(asked)
  const words = wantsPicture ? await pictureOf(runner, start) : weekReply(runner, start)
  await sayInPrivate(talk, words, parts)
}

async function pictureOf(runner: Runner, start: string): Promise<Reply> {
  return reply(
    await weekChart({
      days: planBetween(runner, start, 7),
      runs: runsOf(runner, start),
      today: runner.today,
      done: daysDone(runner),
    }),
  )
}

/** Runs of the seven days; the race among them when no run plan names it. */
function runsOf({ answers, input }: Runner, start: string): readonly Run[] {
  const end = addDays(start, 6)
  const runs = answeredRuns(answers, start, end)
  const { race } = input
  const isMissing = race !== null && race.day >= start && race.day <= end
  if (!isMissing || runs.some(({ kind, day }) => kind === 'race' && day === race.day)) return runs
  return [...runs, { day: race.day, start: '09:00', minutes: 60, kind: 'race' }]
}

const daysDone = (runner: Runner): ReadonlySet<string> =>
  new Set(trained(runner).map(({ day }) => day))

function weekReply(runner: Runner, start: string): Reply {
  const days = planBetween(runner, start, 7)
  const runs = runsOf(runner, start)
  const done = daysDone(runner)
  const easier = days.some(({ deload, kind }) => deload && kind === 'lift')
  const lines = days.map((plan) => [
    bold(`${sayWeekDay(plan.day)}${plan.day === runner.today ? ' · today' : ''}: `),
    sayDay(plan, runs, done),
  ])
  return reply(
    title(
      `${sayShortDay(start)} to ${sayShortDay(addDays(start, 6))}${easier ? ' · easier week' : ''}`,
    ),
    list(...lines),
    start <= runner.today && text(streakText(runner)),
    buttons(weekButtons(runner, start)),
  )
}

const runNames: Readonly<Record<Run['kind'], string>> = {
  easy: 'easy run',
  quality: 'key run',
  long: 'long run',
  race: '🏁 race',
}

function sayDay(plan: DayPlan, runs: readonly Run[], done: ReadonlySet<string>): string {
  const own = runs
    .filter(({ day }) => day === plan.day)
    .map(({ kind, start }) => (kind === 'race' ? runNames.race : `${runNames[kind]} ${start}`))
  const lift = plan.kind === 'lift' ? [sayLiftDay(plan, done)] : []
  const why = plan.kind === 'hold' ? 'on hold' : sayRest(plan)
  const parts = [...own, ...lift]
  return plan.kind === 'lift' || own.length > 0 ? parts.join(' + ') : why
}

function sayLiftDay(
  { title: name, minutes, earliestStart, day }: DayPlan,
  done: ReadonlySet<string>,
) {
  if (done.has(day)) return `✅ ${name}`
  return `💪 ${name}, ${minutes} min${earliestStart === null ? '' : ` from ${earliestStart}`}`
}

/** A missed lift or the taper is worth its sentence; an ordinary free day is just rest. */
function sayRest({ reasons }: DayPlan): string {
  const [reason] = reasons
  return reason !== undefined && !/^(F1|F4)$/.test(reason.rule) ? `rest. ${reason.text}` : 'rest'
}

/** The plan's days so far, for the streak. */
function streakText(runner: Runner): string {
  const { input, today } = runner
  const days = planBetween(runner, input.startDay, daysUntil(runner))
  return streakOf({ days, entries: trained(runner), today }).text
}

/** From the plan's start to the end of this week. */
export function daysUntil({ input, today }: Runner): number {
  const end = addDays(mondayOf(today), 7)
  return Math.max(1, Math.round((Date.parse(end) - Date.parse(input.startDay)) / 86_400_000))
}

function weekButtons({ member, today }: Runner, start: string) {
  const own = (name: string, data: Record<string, unknown>) => ({
    name,
    data,
    onlyMember: member.id,
  })
  const isThis = start === mondayOf(today)
  const other = addDays(mondayOf(today), isThis ? 7 : 0)
  return [
    button(isThis ? 'Next week' : 'This week', own('week.show', { monday: other })),
    button('Picture', own('week.picture', { monday: start })),
    button('Calendar', own('week.calendar', {})),
  ]
}

// ---- calendar

const calendarDays = 56

async function sendCalendar(talk: Talk, parts: TrainingParts): Promise<void> {
  const runner = await runnerOf(talk.member, parts)
  const feed = await parts.feedUrlFor(talk.member.id)
  const words = calendarOf(runner, parts.clock.now())
  await sayInPrivate(
    talk,
    reply(
      text(
        'Your lifts of the next eight weeks, with their reasons. Open the file and your calendar takes them in.',
      ),
      {
        kind: 'file',
        fileName: 'ironstride-lifts.ics',
        mediaType: 'text/calendar',
        bytes: new TextEncoder().encode(words),
      },
      feed !== null &&
        text(
          'Or subscribe, and it follows every change: ',
          link(feed, feed),
          '. Keep it to yourself.',
        ),
      feed === null &&
        note('The plan moves with your runs; ask again now and then for a fresh file.'),
    ),
    parts,
  )
}

/** The calendar of a member's coming lifts, as the feed and the file give it. */
export function calendarOf(runner: Runner, now: number): string {
  return liftCalendar({
    days: planBetween(runner, runner.today, calendarDays),
    owner: runner.member.id,
    usualStart: null,
    now,
    saySets: (exercise) => saySets(exercise, runner.saying),
  })
}
