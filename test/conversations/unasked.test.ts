import { afterEach, describe, expect, it } from 'vitest'
import { type AppStage, openAppStage, stagePlatforms } from '../support/app-stage.ts'

const HOUR_MS = 3_600_000
const privately = { in: 'private' } as const
const QUESTION = 'How many times a week should I lift when marathon training?'
const UNCOVERED = 'Which running shoes should I buy for trail races?'

let stage: AppStage
afterEach(() => stage.close())

describe.each(stagePlatforms)('open questions on %s', (platform) => {
  /** A room in which the coach switched it on. */
  const open = async () => {
    stage = await openAppStage(platform)
    const { coach, person } = stage
    const [alice, bob] = [person('alice'), person('bob')]
    await coach.uses('ask', 'auto on')
    for (const one of [coach, alice, bob]) await one.hears(/From now on I answer open questions/)
    return { ...stage, alice, bob }
  }

  it('are switched on by the coach alone, and not in private', async () => {
    stage = await openAppStage(platform)
    const [alice, { coach }] = [stage.person('alice'), stage]
    await alice.uses('ask', 'auto on')
    await alice.hears(/./)
    await alice.says(QUESTION)
    await alice.hearsNothing()
    await coach.uses('ask', 'auto on', privately)
    await coach.hears(/In private I always answer/)
  })

  it('are answered beside the talk, what the articles do not cover is left to people', async () => {
    const { alice, bob, coach, room } = await open()
    const asked = await alice.says(QUESTION)
    const answer = await bob.hears(/two strength sessions a week[\s\S]*without being asked/i)
    const isElsewhere = answer.chat !== room.split(':')[1]
    expect(isElsewhere).toBe(platform === 'discord')
    if (platform === 'telegram') expect(answer.repliesTo).toBe(asked)
    for (const words of [UNCOVERED, 'Lovely run this morning, bob!', 'How are you?']) {
      await alice.says(words)
    }
    await bob.hearsNothing()
    await coach.uses('ask', 'auto off')
    await bob.hears(/only when I am called/)
    await alice.says(QUESTION)
    await bob.hearsNothing()
  })

  it('are answered ten times an hour at most', async () => {
    const { alice, clock } = await open()
    for (let count = 1; count <= 10; count += 1) {
      await alice.says(QUESTION)
      await alice.hears(/without being asked/)
    }
    await alice.says(QUESTION)
    await alice.hearsNothing()
    await clock.advance(HOUR_MS)
    await alice.says(QUESTION)
    await alice.hears(/without being asked/)
  })

  it.runIf(platform === 'discord')(
    'belong to who asked them, also when somebody else writes first in the thread',
    async () => {
      const { alice, bob } = await open()
      await alice.says(QUESTION)
      const { chat } = await alice.hears(/without being asked/)
      await alice.hearsNothing({ in: chat })
      await bob.says('and past sixty?', { in: chat })
      await alice.hearsNothing({ in: chat })
    },
  )

  it('stand in what the coach sees of the week', async () => {
    const { alice, bob, coach } = await open()
    await alice.says(QUESTION)
    await bob.hears(/without being asked/)
    await coach.uses('stats', '', privately)
    await coach.hears(/1 question from 1 person\. 1 answered/)
  })

  it.runIf(platform === 'discord')(
    'leave a thread that falls silent when a second person joins, until called',
    async () => {
      const { alice, bob } = await open()
      await alice.says(QUESTION)
      const { chat } = await alice.hears(/without being asked/)
      await alice.says('and past sixty?', { in: chat })
      await alice.hears(/Sessions a week past sixty/, { in: chat })
      await bob.says('I lift three times a week, alice', { in: chat })
      await alice.hearsNothing({ in: chat })
      await alice.says('What about long runs, bob?', { in: chat })
      await alice.hearsNothing({ in: chat })
      await bob.says(QUESTION, { in: chat, mention: true })
      await bob.hears(/two strength sessions a week/i, { in: chat })
    },
  )
})
