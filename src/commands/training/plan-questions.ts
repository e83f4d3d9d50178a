/**
 * The eight questions of `/plan` as messages with buttons.
 *
 * A question with one answer is answered by one press; one with several carries what is ticked in its buttons and
 * is answered by Done. Nothing is stored before an answer is given.
 */
import {
  type Button,
  type ButtonAction,
  bold,
  button,
  buttons,
  note,
  type Reply,
  reply,
  text,
} from '../../chat/reply.ts'
import type { Kit, RaceDistance } from '../../training/lift.ts'
import {
  ageBands,
  type HealthWord,
  type PlanAnswers,
  type PlanQuestion,
  planQuestions,
  type RunDay,
  type WeekOfRuns,
} from '../../training/plan-answers.ts'

/** What is ticked so far; absent: what was answered before, or nothing. */
export type Ticked = Readonly<Record<string, unknown>>

export interface QuestionWish {
  readonly question: PlanQuestion
  readonly answers: PlanAnswers
  readonly memberId: string
  readonly ticked?: unknown
}

export function questionReply(wish: QuestionWish): Reply {
  const { words, rows, hint } = asked[wish.question](wish)
  const number = planQuestions.indexOf(wish.question) + 1
  return reply(
    text(bold(`${number} of ${planQuestions.length}  `), words),
    hint !== undefined && note(hint),
    buttons(...rows),
  )
}

interface Asked {
  readonly words: string
  readonly hint?: string
  readonly rows: readonly (readonly Button[])[]
}

function acts({ memberId, question }: QuestionWish) {
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

function askKit(wish: QuestionWish): Asked {
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

function askRuns(wish: QuestionWish): Asked {
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

function askHealth(wish: QuestionWish): Asked {
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

function inRows(all: readonly Button[], size: number): Button[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, at * size + size),
  )
}
