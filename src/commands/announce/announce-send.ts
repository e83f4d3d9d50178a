/**
 * Sending: asked once more, a grace period with Cancel, and what can be done while it goes out.
 */
import { button, buttons, note, type Reply, reply, text } from '../../chat/reply.ts'
import type { Announcement } from '../../delivery/announcements/announcement.ts'
import { insistOnSafety, planInWords } from '../../delivery/announcements/plan.ts'
import { announcementActions, graceReply } from '../../delivery/announcements/words.ts'
import { UserError } from '../../errors.ts'
import type { Actions, PressTalk } from '../command.ts'
import { audienceInWords, timingInWords } from './announce-draft.ts'
import { type AnnounceParts, announcementFor, insistOnDraft, say } from './announce-parts.ts'

export function sendActions(parts: AnnounceParts): Actions {
  const { desk } = parts
  return {
    [say.send]: (talk) => ask(talk, parts),
    [say.confirm]: (talk) => confirm(talk, parts),
    async [announcementActions.cancel](talk) {
      const { id } = await announcementFor(talk, parts)
      if (!(await desk.announcements.callOff(id))) throw tooLateToCancel()
      await talk.replace(
        reply(text('Stopped. Nothing went out, and it is a draft again.'), openButton(id)),
      )
    },
    async [announcementActions.stopRest](talk) {
      const { id } = await announcementFor(talk, parts)
      await desk.stopRest(id)
    },
    async [announcementActions.resend](talk) {
      const { id } = await announcementFor(talk, parts)
      await desk.announcements.watchIn(id, talk.turn.pressed)
      await desk.settleDoubts(id, 'resend')
    },
    async [announcementActions.leave](talk) {
      const { id } = await announcementFor(talk, parts)
      await desk.announcements.watchIn(id, talk.turn.pressed)
      await desk.settleDoubts(id, 'leave')
    },
  }
}

export function openButton(id: string) {
  return buttons([button('Open the draft', { name: say.open, data: { id } })])
}

async function ask(talk: PressTalk, parts: AnnounceParts): Promise<void> {
  const draft = insistOnDraft(await announcementFor(talk, parts))
  insistOnTime(draft, parts)
  const plan = await parts.desk.plan(draft)
  insistOnSafety(plan)
  const asked = insistOnDraft(await parts.desk.announcements.ask(draft.id))
  await talk.replace(question(talk, asked, planInWords(plan), parts))
}

function question(talk: PressTalk, draft: Announcement, plan: string, parts: AnnounceParts): Reply {
  const { id, audience, timing, confirmUntil } = draft
  const expiresAt = confirmUntil ?? parts.clock.now()
  return reply(
    text(
      `Really send it to ${audienceInWords(audience, parts)}, ${timingInWords(timing, talk.member.settings.zone)}?`,
    ),
    text(`That is ${plan}.`),
    draft.pingRole && note('It pings the role on Discord.'),
    note('Your yes counts for 10 minutes. After it you have 30 seconds to cancel.'),
    buttons([
      button('Yes, send it', { name: say.confirm, data: { id }, once: true, expiresAt }, 'primary'),
      button('Not yet', { name: say.back, data: { id } }),
    ]),
  )
}

async function confirm(talk: PressTalk, parts: AnnounceParts): Promise<void> {
  const draft = insistOnDraft(await announcementFor(talk, parts))
  insistOnTime(draft, parts)
  const plan = await parts.desk.plan(draft)
  insistOnSafety(plan)
  const confirmed = await parts.desk.announcements.confirm(draft.id, talk.turn.pressed)
  if (confirmed === null) {
    throw new UserError('That yes came too late or the draft has changed. Press Send again.')
  }
  const { zone } = talk.member.settings
  parts.desk.runner.wake()
  await talk.replace(graceReply(confirmed, planInWords(plan), parts.clock.now(), zone))
}

function insistOnTime({ timing }: Announcement, { clock }: AnnounceParts): void {
  if (timing.kind === 'at' && timing.at <= clock.now()) {
    throw new UserError('The time you chose has passed. Choose another one, or send it right away.')
  }
}

function tooLateToCancel(): UserError {
  return new UserError('It is on its way already. Stop the rest, or take it back when it is out.')
}
