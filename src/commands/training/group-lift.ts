/**
 * The day's lift for a whole room: one card, with buttons that answer each who presses in their own numbers.
 */
import { type Button, button, buttons, note, type Reply, reply } from '../../chat/reply.ts'
import type { DayPlan, Level, RunnerProfile } from '../../training/lift.ts'
import { liftForDay } from '../../training/lift-for-day.ts'
import { liftReply } from '../../training/lift-reply.ts'
import type { SharedProgramme, TrainingParts } from './training-parts.ts'

type GroupParts = Pick<TrainingParts, 'training' | 'community'>

export interface GroupLiftWanted extends SharedProgramme {
  /** Local day `YYYY-MM-DD`. */
  readonly day: string
}

/** The card of a room's programme on a day; null on a rest day, when nothing is posted. */
export function groupLiftReply(wanted: GroupLiftWanted, parts: GroupParts): Reply | null {
  const plan = groupPlan(wanted, parts)
  if (plan.kind !== 'lift') return null
  const programmeName = parts.training.programmes.get(wanted.programme)?.name
  const { blocks } = liftReply(plan, programmeName === undefined ? {} : { programmeName })
  return reply(
    ...blocks,
    note('My numbers answers you alone, with your own loads and kit.'),
    buttons(...groupButtons(wanted)),
  )
}

function groupButtons({ day, programme, startDay }: GroupLiftWanted): Button[][] {
  const action = (name: string) => ({ name, data: { day, programme, startDay } })
  return [
    [
      button('Done', action('lift.done'), 'primary'),
      button('How', action('lift.how')),
      button('Swap', action('lift.swap')),
      button('My numbers', action('lift.mine')),
    ],
  ]
}

/** The session of the room: for somebody nothing is known of, at the programme's first level and simplest kit. */
function groupPlan(
  { day, programme, startDay }: GroupLiftWanted,
  { training }: GroupParts,
): DayPlan {
  const authored = training.programmes.get(programme)
  return liftForDay({
    knowledge: training,
    programme,
    startDay,
    today: day,
    day,
    profile: {
      ...anybody,
      level: firstLevel(authored?.levels),
      kit: authored?.serves[0] ?? ['none'],
    },
    race: null,
    runs: [],
    log: null,
  })
}

const firstLevel = (levels: readonly Level[] = []): Level => levels[0] ?? 'L0'

const anybody: RunnerProfile = {
  level: 'L0',
  kit: ['none'],
  ageYears: null,
  bodyWeightKg: null,
  techniqueSignedOff: false,
  pregnant: false,
  cleared: false,
  postpartumWeeks: null,
  calfRaises20: false,
  holds: [],
}
