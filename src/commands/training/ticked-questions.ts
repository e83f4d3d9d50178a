/**
 * The questions of `/plan` with several answers: kit, running days, health. What is ticked travels in the buttons;
 * Done answers. How each answer is said on the plan card stands beside its question.
 */

import { button } from '../../chat/reply.ts'
import type { Kit } from '../../training/lift.ts'
import type { HealthWord, PlanAnswers, RunDay, WeekOfRuns } from '../../training/plan-answers.ts'
import { type Asked, acts, inRows, type QuestionWish } from './question-buttons.ts'

// ---- kit

const kitLabels: readonly (readonly [string, Kit])[] = [
  ['Full gym', 'gym'],
  ['Dumbbells', 'dumbbells'],
  ['Kettlebell', 'kettlebell'],
  ['Band', 'band'],
  ['Bench', 'bench'],
  ['Box or step', 'box'],
  ['Pull-up bar', 'bar'],
  ['Barbell', 'barbell'],
  ['Trap bar', 'trap-bar'],
  ['Machines', 'machine'],
  ['Jump rope', 'rope'],
  ['Mini-hurdles', 'hurdle'],
]

export const sayKit = (kit: readonly Kit[]): string =>
  kit.includes('gym')
    ? 'full gym'
    : kitLabels
        .filter(([, value]) => kit.includes(value))
        .map(([label]) => label.toLowerCase())
        .join(', ') || 'no kit'

export function askKit(wish: QuestionWish): Asked {
  const ticked = (wish.ticked ?? wish.answers.kit?.filter((one) => one !== 'none') ?? []) as Kit[]
  const { tick, answer } = acts(wish)
  const each = kitLabels.map(([label, value]) => {
    const on = ticked.includes(value)
    const after = on ? ticked.filter((one) => one !== value) : [...ticked, value]
    return tick(on ? `✓ ${label}` : label, after)
  })
  return {
    words: 'What can you train with? Tick all you have, then Done.',
    rows: [
      ...inRows(each, 4),
      ticked.length === 0
        ? [answer('Nothing at all', ['none'])]
        : [answer('Done', ['none', ...ticked], 'primary')],
    ],
  }
}

// ---- runs

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const runTurns: readonly RunDay[] = ['off', 'easy', 'quality', 'long']
const runLabels: Readonly<Record<RunDay, string>> = {
  off: '–',
  easy: 'easy',
  quality: 'key',
  long: 'long',
}
const hours: readonly (readonly [string, string])[] = [
  ['Mornings', '07:00'],
  ['Midday', '12:00'],
  ['Evenings', '18:00'],
]
const noRuns: WeekOfRuns = { week: Array.from({ length: 7 }, () => 'off'), start: '07:00' }

export function askRuns(wish: QuestionWish): Asked {
  const before = wish.answers.runs
  const known = before !== undefined && 'week' in before ? before : noRuns
  const ticked = (wish.ticked ?? known) as WeekOfRuns
  const { tick, answer } = acts(wish)
  const days = ticked.week.map((run, at) => {
    const next = runTurns[(runTurns.indexOf(run) + 1) % runTurns.length] ?? 'off'
    return tick(`${weekdays[at]} ${runLabels[run]}`, {
      ...ticked,
      week: ticked.week.with(at, next),
    })
  })
  const starts = hours.map(([label, start]) =>
    tick(ticked.start === start ? `✓ ${label}` : label, { ...ticked, start }),
  )
  return {
    words: 'When do you run? Press a day until it is right: easy, key (intervals or tempo), long.',
    hint: 'Or send me your run plan as a file: .ics calendar or CSV. /plan takes a new one any time.',
    rows: [...inRows(days, 4), starts, [answer('Done', ticked, 'primary')]],
  }
}

export function sayRuns({ runs }: PlanAnswers): string {
  if (runs === undefined) return 'not told yet'
  if ('file' in runs) return `${runs.file.length} runs from your file`
  const said = runs.week.flatMap((run, at) =>
    run === 'off' ? [] : [`${weekdays[at]} ${runLabels[run]}`],
  )
  return said.length === 0 ? 'no fixed days' : said.join(', ')
}

// ---- health

const healthLabels: readonly (readonly [string, HealthWord])[] = [
  ['Heart, diabetes or kidneys', 'known-disease'],
  ['Pregnant', 'pregnancy'],
  ['Birth in the last 12 weeks', 'postpartum'],
  ['Bone stress injuries', 'bone-injury-history'],
  ['No period for 3 months', 'missed-periods'],
]

export const sayHealth = (told: readonly HealthWord[]): string =>
  told.length === 0
    ? 'nothing told'
    : healthLabels
        .filter(([, value]) => told.includes(value))
        .map(([label]) => label.toLowerCase())
        .join(', ')

export function askHealth(wish: QuestionWish): Asked {
  const ticked = (wish.ticked ?? wish.answers.health?.told ?? []) as HealthWord[]
  const { tick, answer } = acts(wish)
  const each = healthLabels.map(([label, value]) => {
    const on = ticked.includes(value)
    const after = on ? ticked.filter((one) => one !== value) : [...ticked, value]
    return [tick(on ? `✓ ${label}` : label, after)]
  })
  const hurts = button('Something hurts', {
    name: 'plan.hurts',
    data: {},
    onlyMember: wish.memberId,
  })
  return {
    words:
      'Does any of these apply to you? Bone stress injuries count with two in two years, or one in hip, pelvis or sacrum.',
    hint: 'Only you see this; the coach hears no more than "on hold". /privacy says what I keep.',
    rows: [
      ...inRows(each.flat(), 2),
      [
        hurts,
        ticked.length === 0
          ? answer('None of these', [], 'primary')
          : answer('Done', ticked, 'primary'),
      ],
    ],
  }
}
