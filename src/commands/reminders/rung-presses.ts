/**
 * The buttons under a reminder that came: done, or later.
 */
import { button, buttons, reply, text } from '../../chat/reply.ts'
import type { Clock } from '../../clock.ts'
import { rungActions } from '../../schedule/reminder-kind.ts'
import type { Reminders, Rung, Snooze } from '../../schedule/reminders.ts'
import { saySoon } from '../../schedule/words/say-time.ts'
import type { Actions, PressTalk } from '../command.ts'

export interface RungParts {
  readonly reminders: Reminders
  readonly clock: Clock
}

export function rungPresses(parts: RungParts): Actions {
  return {
    [rungActions.done]: (talk) => done(talk, parts),
    [rungActions.snooze]: (talk) => snooze(talk, parts),
  }
}

async function done(talk: PressTalk, { reminders }: RungParts): Promise<void> {
  const { occurrence, text: said } = talk.data as unknown as Rung
  await reminders.done(talk.member.id, occurrence)
  await talk.replace(reply(text(`✓ ${said}`)))
}

async function snooze(talk: PressTalk, { reminders, clock }: RungParts): Promise<void> {
  const { how, ...rung } = talk.data as unknown as Rung & { how: Snooze }
  const at = await reminders.snooze(talk.member.id, rung, how)
  const { zone } = talk.member.settings
  const isDone = { name: rungActions.done, data: { ...rung }, onlyMember: talk.member.id }
  await talk.replace(
    reply(
      text(`💤 ${rung.text}: again ${saySoon(at, zone, clock.now())}.`),
      buttons([button('Done', isDone)]),
    ),
  )
}
