/** `/progress`: what the log says so far, as a picture and in words: loads, sessions, streak, own records. */
import { bold, list, note, type Reply, reply, text, title } from '../../chat/reply.ts'
import { UserError } from '../../errors.ts'
import { progressAlt, progressChart } from '../../training/charts/progress-chart.ts'
import { progressOf } from '../../training/charts/progress-figures.ts'
import { type PersonalRecord, personalRecords, sayRecord } from '../../training/logging/records.ts'
import { sayShortDay } from '../../training/say-day.ts'
import { streakOf } from '../../training/streaks.ts'
import type { CommandSet } from '../command.ts'
import { sayInPrivate } from '../private-reply.ts'
import { planBetween, type Runner, runnerOf, trained } from './runner.ts'
import type { TrainingParts } from './training-parts.ts'
import { daysUntil } from './week.ts'

export function progressCommand(parts: TrainingParts): CommandSet {
  return {
    commands: [
      {
        name: 'progress',
        description: 'What you have done, as a picture',
        run: async (talk) => {
          const runner = await runnerOf(talk.member, parts)
          await sayInPrivate(talk, await progressReply(runner), parts)
        },
      },
    ],
  }
}

async function progressReply(runner: Runner): Promise<Reply> {
  const entries = trained(runner)
  const [first] = entries
  if (first === undefined) {
    throw new UserError(
      'Nothing logged yet, so there is no progress to draw. Press Done under /lift, or write /log, and it begins.',
    )
  }
  const { today, saying, input } = runner
  const days = planBetween(runner, input.startDay, daysUntil(runner))
  const { exercises } = input.knowledge
  const weeks = weeksToShow(first.day, today)
  const figures = progressOf({ entries, days, exercises, today, weeks })
  const picture = await progressChart(figures, saying)
  const records = newestFirst(personalRecords(entries, exercises))
  return reply(
    title('Your progress'),
    picture,
    text(progressAlt(figures, saying)),
    text(streakOf({ days, entries, today }).text),
    records.length > 0 && text(bold('Your bests')),
    records.length > 0 &&
      list(
        ...records
          .slice(0, mostRecords)
          .map((one) => `${sayRecord(one, saying.unit)} (${sayShortDay(one.day)})`),
      ),
    note('Compared with yourself and nobody else.'),
  )
}

const mostRecords = 6
const mostWeeks = 12

/** As many weeks as there is a log, at least four, so that the picture is never mostly empty. */
function weeksToShow(first: string, today: string): number {
  const weeks = Math.ceil((Date.parse(today) - Date.parse(first)) / (7 * 86_400_000)) + 1
  return Math.min(mostWeeks, Math.max(4, weeks))
}

/** Loads and maxima of one exercise say the same: the load is enough. */
function newestFirst(records: readonly PersonalRecord[]): readonly PersonalRecord[] {
  return records
    .filter(({ kind }) => kind !== 'max')
    .toSorted((a, b) => b.day.localeCompare(a.day) || a.name.localeCompare(b.name))
}
