import { afterEach, describe, expect, it } from 'vitest'
import { type AppStage, openAppStage, stagePlatforms } from '../support/app-stage.ts'
import type { ChatPerson } from '../support/people.ts'

const HOUR_MS = 3_600_000
const privately = { in: 'private' } as const

/** Saturday, ten in the morning in London; on Sunday at 18:00 it is 32 hours later. */
const SATURDAY_TEN = Date.UTC(2026, 10, 28, 10)
const UNTIL_SUNDAY_SIX_MS = 32 * HOUR_MS

let stage: AppStage
afterEach(() => stage.close())

describe.each(stagePlatforms)("the group's week on %s", (platform) => {
  const open = async () => {
    stage = await openAppStage(platform, {
      startAt: SATURDAY_TEN,
      environment: (room) => ({ DAILY_LIFT_CHATS: room }),
    })
    return stage
  }

  const joins = async (person: ChatPerson) => {
    await person.uses('settings', '', privately)
    await person.hears(/Your settings/)
    await person.presses('Join group week')
    await person.hears(/group’s week: \W*yes/)
  }

  const lifts = async (person: ChatPerson, ...days: readonly string[]) => {
    for (const day of days) {
      await person.uses('log', `${day} push up 3x8`, privately)
      await person.hears(/[Pp]ush/)
    }
  }

  it('names who joined, nobody else, and comes once', async () => {
    const { person, pass, restart } = await open()
    const [alice, bob] = [person('alice'), person('bob')]
    await joins(alice)
    await lifts(alice, 'tuesday', 'friday')
    await lifts(bob, 'tuesday')
    await pass(UNTIL_SUNDAY_SIX_MS)
    const post = await bob.hears(/The group's week/)
    expect(post.private).toBe(false)
    expect(post.text).toMatch(/1 of you lifted, 2 sessions[\s\S]*Every planned lift done: alice/)
    expect(post.text).not.toContain('bob')
    await restart()
    await pass(60_000)
    await bob.hearsNothing()
  })

  it('leaves out who has left the chat, and says nothing when nobody is left', async () => {
    const { person, pass, leaves } = await open()
    const [alice, bob] = [person('alice'), person('bob')]
    await joins(alice)
    await lifts(alice, 'tuesday')
    leaves(alice)
    await pass(UNTIL_SUNDAY_SIX_MS)
    await bob.hearsNothing()
  })
})
