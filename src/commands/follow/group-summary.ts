/** The group's week, from the members who opted in: for the schedule side to post, once a week and room. */
import { type Reply, reply, text, title } from '../../chat/reply.ts'
import { mondayOf } from '../../training/charts/progress-figures.ts'
import { type GroupMember, groupWeek } from '../../training/group-week.ts'
import { newRecords } from '../../training/logging/records.ts'
import { streakOf } from '../../training/streaks.ts'
import { planBetween, type RunnerParts, runnerOf, trained } from '../training/runner.ts'
import type { TrainingParts } from '../training/training-parts.ts'
import { daysUntil } from '../training/week.ts'

type GroupParts = RunnerParts & Pick<TrainingParts, 'members'>

export interface GroupPerson {
  readonly memberId: string
  /** As the room knows them now; names are not stored. */
  readonly name: string
}

/**
 * Null when nobody who opted in trained this week. Those who did not opt in are not looked at. `zone` says which
 * week it is, for all of them: elsewhere it may be Monday already.
 */
export async function groupSummaryReply(
  people: readonly GroupPerson[],
  zone: string,
  parts: GroupParts,
): Promise<Reply | null> {
  const weeks = await Promise.all(people.map((person) => weekOf(person, zone, parts)))
  const words = groupWeek(weeks.filter((week) => week !== null))
  if (words === null) return null
  return reply(title("The group's week"), ...words.split('\n').map((line) => text(line)))
}

async function weekOf(
  { memberId, name }: GroupPerson,
  zone: string,
  parts: GroupParts,
): Promise<GroupMember | null> {
  const member = await parts.members.member(memberId)
  if (!member.settings.groupSummary) return null
  const settings = { ...member.settings, zone }
  const runner = await runnerOf({ ...member, settings }, parts)
  const { input, today } = runner
  const entries = trained(runner)
  const days = planBetween(runner, input.startDay, daysUntil(runner))
  const { weeks, thisWeek } = streakOf({ days, entries, today })
  const records = newRecords(entries, input.knowledge.exercises, mondayOf(today))
  return {
    name,
    done: thisWeek.done,
    planned: thisWeek.planned,
    streak: weeks,
    records: [...new Set(records.map((record) => record.name))],
  }
}
