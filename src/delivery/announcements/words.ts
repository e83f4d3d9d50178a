/**
 * What the coach reads about an announcement: the grace period, live progress, and who got it in the end.
 */
import {
  type Block,
  button,
  buttons,
  list,
  note,
  type Reply,
  reply,
  text,
  title,
} from '../../chat/reply.ts'
import { FAILED_OVER } from '../fail-over.ts'
import type { DeliveryReport } from '../report.ts'
import type { Announcement } from './announcement.ts'
import type { ChangeReport } from './changes.ts'
import { counted } from './plan.ts'

/** Names of the buttons' actions; the talk about announcements maps them to code. */
export const announcementActions = {
  cancel: 'announce.cancel',
  stopRest: 'announce.stop-rest',
  resend: 'announce.resend',
  leave: 'announce.leave',
  edit: 'announce.edit',
  recall: 'announce.recall',
} as const

export interface Status {
  readonly announcement: Announcement
  readonly report: DeliveryReport
  readonly changes: ChangeReport
  /** When the last of those that wait is due; null: none waits. */
  readonly lastDueAt: number | null
  readonly now: number
  /** The coach's zone. */
  readonly zone: string
}

/** While the grace period runs, or until the chosen time comes. */
export function graceReply(
  { id, startsAt, timing }: Announcement,
  plan: string,
  now: number,
  zone: string,
): Reply {
  const waitMs = (startsAt ?? now) - now
  const when =
    waitMs <= 60_000
      ? `in ${Math.ceil(waitMs / 1_000)} s`
      : `on ${momentInWords(startsAt ?? now, zone)}`
  const said =
    timing.kind === 'morning'
      ? `It lands in everybody's own next morning: ${plan}. It is settled ${when}; until then you can stop it.`
      : `It goes out ${when} to ${plan}. Until then you can stop it.`
  return reply(
    text(said),
    buttons([
      button('Cancel', { name: announcementActions.cancel, data: { id }, once: true }, 'danger'),
    ]),
  )
}

/** Progress while something is open, the report afterwards. */
export function statusReply(status: Status): Reply {
  const isOpen = status.report.open > 0 || status.changes.waiting > 0
  return isOpen ? progressReply(status) : reportReply(status)
}

function progressReply({ announcement, report, changes, lastDueAt, now, zone }: Status): Reply {
  const total = personsIn(report)
  const settled = total - report.open
  const { id } = announcement
  return reply(
    report.open > 0 &&
      text(`Sending: ${settled.toLocaleString('en')} of ${total.toLocaleString('en')} done.`),
    report.open > 0 && list(...outcomeLines(report)),
    changes.waiting > 0 && text(changeProgress(changes)),
    lastDueAt !== null && lastDueAt > now + 60_000 && note(restLands(report.open, lastDueAt, zone)),
    report.open > 0 &&
      announcement.state === 'sending' &&
      buttons([
        button(
          'Stop the rest',
          { name: announcementActions.stopRest, data: { id }, once: true },
          'danger',
        ),
      ]),
  )
}

function reportReply({ announcement, report, changes }: Status): Reply {
  const isBack = announcement.state === 'recalled'
  const { id } = announcement
  return reply(
    title(isBack ? 'Announcement taken back' : 'Announcement sent'),
    list(...outcomeLines(report)),
    changes.kind !== null && text(changeOutcome(changes)),
    ...changeFailures(changes),
    !isBack && report.inDoubt > 0 && note(doubtInWords(report.inDoubt)),
    !isBack && report.inDoubt > 0 && doubtButtons(id),
    !isBack && report.sent > 0 && laterButtons(id),
  )
}

function doubtButtons(id: string): Block {
  return buttons([
    button('Send again', { name: announcementActions.resend, data: { id }, once: true }),
    button('Leave', { name: announcementActions.leave, data: { id }, once: true }),
  ])
}

function laterButtons(id: string): Block {
  return buttons([
    button('Edit it', { name: announcementActions.edit, data: { id } }),
    button('Take it back', { name: announcementActions.recall, data: { id } }, 'danger'),
  ])
}

/** `1,240 sent`, `2 blocked me`, … */
export function outcomeLines({ sent, failed, inDoubt, maybeTwice }: DeliveryReport): string[] {
  const { [FAILED_OVER]: elsewhere = 0, ...others } = failed
  return [
    `${sent.toLocaleString('en')} sent`,
    ...(elsewhere > 0 ? [`${elsewhere} of them on their other platform`] : []),
    ...(maybeTwice > 0 ? [`${maybeTwice} of them perhaps twice, as you chose`] : []),
    ...Object.entries(others).map(([reason, count]) => `${count} ${reasonInWords(reason)}`),
    ...(inDoubt > 0 ? [`${inDoubt} in doubt`] : []),
  ]
}

/** Everybody once, also who was tried on two platforms. */
export function personsIn({ total, failed }: DeliveryReport): number {
  return total - (failed[FAILED_OVER] ?? 0)
}

export function reasonInWords(reason: string): string {
  return reasons[reason] ?? `failed (${reason})`
}

const reasons: Readonly<Record<string, string>> = {
  blocked: 'blocked me',
  kicked: 'removed me',
  deactivated: 'deleted their account',
  'dms-closed': 'take no direct messages',
  'private-closed': 'take no direct messages',
  left: 'left',
  'channel-deleted': 'deleted the channel',
  'unknown-channel': 'no longer there',
  'no-permission': 'where I may not write',
  'too-late': 'too late to be of use',
  'too-long': 'too long for the platform',
  'too-old': 'too old to be changed',
  cancelled: 'stopped by you',
  recalled: 'taken back before they went out',
  'left-in-doubt': 'left in doubt',
  moved: 'moved to a new address',
  'in-doubt': 'in doubt, so I do not know the message',
  'not-sent': 'never sent',
  'changed again': 'changed again since',
}

function doubtInWords(count: number): string {
  return (
    `${counted(count, 'message')} may or may not have arrived: the connection broke at the wrong moment. ` +
    'Send again and some may get it twice; leave it and some may miss it.'
  )
}

function restLands(open: number, lastDueAt: number, zone: string): string {
  return `${counted(open, 'message')} wait for quiet hours or mornings, the last until ${momentInWords(lastDueAt, zone)}.`
}

function changeProgress({ kind, done, waiting }: ChangeReport): string {
  const verb = kind === 'recall' ? 'Taking back' : 'Editing'
  return `${verb}: ${done.toLocaleString('en')} of ${counted(done + waiting, 'message')} done.`
}

function changeOutcome({ kind, done }: ChangeReport): string {
  return kind === 'recall'
    ? `Taken back in ${counted(done, 'chat')}.`
    : `Edited in ${counted(done, 'chat')}.`
}

function changeFailures({ failed, kind }: ChangeReport): Block[] {
  const entries = Object.entries(failed)
  if (entries.length === 0) return []
  const verb = kind === 'recall' ? 'be taken back' : 'be edited'
  return [
    text(`Could not ${verb}:`),
    list(...entries.map(([reason, count]) => `${count} ${reasonInWords(reason)}`)),
  ]
}

/** `Tue 24 Nov, 07:00`. */
export function momentInWords(at: number, zone: string): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }).format(at)
  const day = part({ weekday: 'short', day: 'numeric', month: 'short' }).replace(',', '')
  return `${day}, ${part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}`
}
