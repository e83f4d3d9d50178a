/**
 * The group's week in a few lines, from those who opted in: who was there and what went well.
 *
 * No loads, no ranking, nobody who trained less than others is named, and nothing about pain, holds or age.
 */

export interface GroupMember {
  /** As they want to be called in the group. */
  readonly name: string
  readonly done: number
  readonly planned: number
  /** Streak in weeks. */
  readonly streak: number
  /** Names of exercises with a new personal record. */
  readonly records: readonly string[]
}

const mostNames = 12

/** Null when nobody who opted in trained: silence is kinder. Names in alphabetical order. */
export function groupWeek(members: readonly GroupMember[]): string | null {
  const active = members.filter(({ done }) => done > 0)
  if (active.length === 0) return null
  const sessions = active.reduce((sum, { done }) => sum + done, 0)
  const whole = active.filter(({ done, planned }) => planned > 0 && done >= planned)
  const records = active.filter((member) => member.records.length > 0)
  const milestones = active.filter(({ streak }) => streak > 0 && streak % 4 === 0)
  return [
    `This week ${count(active.length, 'of you', 'of you')} lifted, ${count(sessions, 'session', 'sessions')} in all.`,
    whole.length === 0 ? '' : `Every planned lift done: ${names(whole.map(({ name }) => name))}.`,
    records.length === 0
      ? ''
      : `New personal bests: ${names(records.map(({ name, records: of }) => `${name} (${of[0]?.toLowerCase()})`))}.`,
    milestones.length === 0
      ? ''
      : `Streaks: ${names(milestones.map(({ name, streak }) => `${name}, ${streak} weeks`))}.`,
    'Rest counts too. See you next week.',
  ]
    .filter(Boolean)
    .join('\n')
}

const count = (number: number, one: string, many: string) =>
  `${number} ${number === 1 ? one : many}`

function names(all: readonly string[]): string {
  const sorted = [...all].sort((a, b) => a.localeCompare(b))
  const more = sorted.length - mostNames
  const shown = sorted.slice(0, mostNames)
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
}
