/**
 * `/lift`: the lift of today.
 */
import type { Reply } from '../chat/reply.ts'
import { type Clock, localDay } from '../clock.ts'
import type { RunnerProfile } from '../training/lift.ts'
import { liftForDay } from '../training/lift-for-day.ts'
import { liftReply } from '../training/lift-reply.ts'
import type { TrainingKnowledge } from '../training/plan-input.ts'
import type { CommandSet, CommandTalk } from './command.ts'
import type { CommunityProgramme } from './community.ts'

export interface LiftParts {
  readonly training: TrainingKnowledge
  readonly community: CommunityProgramme
  readonly clock: Clock
}

export function liftCommands(parts: LiftParts): CommandSet {
  return {
    commands: [
      {
        name: 'lift',
        description: "Today's lift",
        run: async (talk: CommandTalk) => {
          const day = localDay(parts.clock.now(), talk.member.settings.zone)
          await talk.say(communityLift(day, parts))
        },
      },
    ],
  }
}

/** What is posted for everybody on that day; null on a rest day. */
export function communityPost(day: string, parts: Pick<LiftParts, 'training' | 'community'>) {
  return planFor(day, parts).kind === 'lift' ? communityLift(day, parts) : null
}

/** The community's lift of a day, for somebody nothing is known of. */
export function communityLift(
  day: string,
  parts: Pick<LiftParts, 'training' | 'community'>,
): Reply {
  const programmeName = parts.training.programmes.get(parts.community.programme)?.name
  return liftReply(planFor(day, parts), programmeName === undefined ? {} : { programmeName })
}

function planFor(day: string, { training, community }: Pick<LiftParts, 'training' | 'community'>) {
  return liftForDay({
    knowledge: training,
    programme: community.programme,
    startDay: community.startDay,
    today: day,
    day,
    profile: anybody,
    race: null,
    runs: [],
    log: null,
  })
}

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
