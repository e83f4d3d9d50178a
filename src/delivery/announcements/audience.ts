/**
 * Who gets an announcement: the audience the coach chose, turned into chats.
 *
 * Channels and groups: those that follow the day's lift, those of the settings, and the Telegram channels Ironstride
 * administers and the coach said yes to. People: each once, however many accounts they linked, on the platform they prefer, or on their other
 * one when that is blocked or takes no announcements. Whoever said no is left out.
 */
import {
  type Destination,
  formatDestination,
  isPlatformName,
  type PlatformName,
  parseDestination,
  privateDestination,
} from '../../chat/address.ts'
import type { Database } from '../../storage/database.ts'
import type { Announcement, Audience } from './announcement.ts'
import { wantedByCustom } from './choices.ts'

/** What an announcement has to know of a member. */
export interface AudienceMember {
  readonly zone: string
  /** Local `HH:MM`; null: no quiet hours. */
  readonly quietFrom: string | null
  readonly quietTo: string | null
  /** Their own word on announcements; null: the custom of the platform. */
  readonly announcements: boolean | null
  readonly preferredPlatform: PlatformName | null
  readonly level: string | null
}

export interface AudienceParts {
  readonly db: Database
  /** Chats named in the settings for the daily lift. */
  readonly settingsChats: readonly Destination[]
  /** The community's zone. */
  readonly zone: string
  /** The programme that chats of the settings follow. */
  readonly communityProgramme: string
  readonly isOn: (platform: PlatformName) => boolean
  readonly readMember: (row: { settings_json: string; profile_json: string }) => AudienceMember
}

/** Somebody, or some chat, that gets it. */
export interface Recipient {
  readonly to: Destination
  /** Null for channels and groups. */
  readonly memberId: string | null
  readonly zone: string
  readonly quietFrom: string | null
  readonly quietTo: string | null
}

/** The reason word under which Telegram's channels are known that Ironstride may write to. */
export const ADMINISTRATOR = 'administrator'

/** Everybody of that audience, nobody twice. */
export async function recipientsOf(
  { audience }: Pick<Announcement, 'audience'>,
  parts: AudienceParts,
): Promise<readonly Recipient[]> {
  const word = await readWords(parts.db)
  const chats = (await chatsOf(audience, parts)).filter(({ to }) => {
    return parts.isOn(to.platform) && word.choices.get(formatDestination(to)) !== false
  })
  const people =
    audience.kind === 'chat' || audience.kind === 'chats' ? [] : await readPeople(parts)
  const persons = people
    .filter((person) => isMeant(person, audience))
    .flatMap((person) => recipientFor(person, audience, word, parts) ?? [])
  return [...chats, ...persons]
}

/** What chats said and what is known of them. */
interface Words {
  readonly choices: ReadonlyMap<string, boolean>
  readonly unreachable: ReadonlySet<string>
}

async function readWords(db: Database): Promise<Words> {
  const choices = await db.selectFrom('announcement_choice').selectAll().execute()
  const gone = await db
    .selectFrom('reachability')
    .select('destination')
    .where('reachable', '=', 0)
    .execute()
  return {
    choices: new Map(choices.map(({ destination, wanted }) => [destination, wanted === 1])),
    unreachable: new Set(gone.map(({ destination }) => destination)),
  }
}

async function chatsOf(audience: Audience, parts: AudienceParts): Promise<Recipient[]> {
  if (audience.kind === 'level') return []
  if (audience.kind === 'chat') return [asRecipient(audience.destination, parts.zone)]
  const known = await knownChats(parts)
  const wanted = known.filter(({ to, programme }) => {
    if (audience.kind === 'platform') return to.platform === audience.platform
    return audience.kind === 'programme' ? programme === audience.programme : true
  })
  return wanted.map(({ to, zone }) => asRecipient(to, zone))
}

interface KnownChat {
  readonly to: Destination
  readonly zone: string
  readonly programme: string | null
}

/** Followed chats first: what they follow counts more than what the settings say. */
export async function knownChats(parts: AudienceParts): Promise<readonly KnownChat[]> {
  const chats = [
    ...(await followedChats(parts.db)),
    ...parts.settingsChats.map((to) => ({
      to,
      zone: parts.zone,
      programme: parts.communityProgramme,
    })),
    ...(await administeredChannels(parts)).filter(({ isConfirmed }) => isConfirmed),
  ]
  return [...new Map(chats.toReversed().map((chat) => [formatDestination(chat.to), chat])).values()]
}

async function followedChats(db: Database): Promise<KnownChat[]> {
  const rows = await db
    .selectFrom('followed_chat')
    .select(['destination', 'zone', 'programme'])
    .where('stopped_at', 'is', null)
    .orderBy('destination')
    .execute()
  return rows.flatMap(({ destination, zone, programme }) => {
    const to = parseDestination(destination)
    return to === null ? [] : [{ to, zone, programme }]
  })
}

/** Anybody can make a bot an administrator of their own channel; only a yes makes it one of the community's. */
export async function administeredChannels({ db, zone }: Pick<AudienceParts, 'db' | 'zone'>) {
  const rows = await db
    .selectFrom('reachability')
    .leftJoin('announcement_choice as choice', 'choice.destination', 'reachability.destination')
    .select(['reachability.destination', 'choice.wanted'])
    .where('reachability.destination', 'like', 'telegram:-%')
    .where('reachable', '=', 1)
    .where('reason', '=', ADMINISTRATOR)
    .execute()
  return rows.flatMap(({ destination, wanted }) => {
    const to = parseDestination(destination)
    return to === null ? [] : [{ to, zone, programme: null, isConfirmed: wanted === 1 }]
  })
}

function asRecipient(to: Destination, zone: string): Recipient {
  return { to, memberId: null, zone, quietFrom: null, quietTo: null }
}

interface Person {
  readonly memberId: string
  readonly member: AudienceMember
  /** The programme they chose; null: none yet. */
  readonly programme: string | null
  /** Their private chats, the one they use longest first. */
  readonly chats: readonly Destination[]
}

async function readPeople({ db, readMember }: AudienceParts): Promise<Person[]> {
  const rows = await db
    .selectFrom('identity')
    .innerJoin('member', 'member.id', 'identity.member_id')
    .leftJoin('plan', 'plan.member_id', 'identity.member_id')
    .select(['identity.member_id', 'platform', 'person_id', 'settings_json', 'profile_json'])
    .select('plan.programme')
    .orderBy('identity.created_at')
    .orderBy('identity.platform')
    .execute()
  const byMember = Map.groupBy(rows, ({ member_id }) => member_id)
  return [...byMember].flatMap(([memberId, own]) => {
    const [first] = own
    if (first === undefined) return []
    const chats = own.flatMap(({ platform, person_id }) =>
      isPlatformName(platform) ? [privateDestination(platform, person_id)] : [],
    )
    return [{ memberId, member: readMember(first), programme: first.programme, chats }]
  })
}

function isMeant({ programme, member }: Person, audience: Audience): boolean {
  if (audience.kind === 'programme') return programme === audience.programme
  return audience.kind === 'level' ? member.level === audience.level : true
}

/** The one chat of a person that gets it: the first wanted one that can be reached, else the first wanted one. */
function recipientFor(
  { memberId, member, chats }: Person,
  audience: Audience,
  { choices, unreachable }: Words,
  { isOn }: AudienceParts,
): Recipient | null {
  const isPreferred = ({ platform }: Destination) => platform === member.preferredPlatform
  const wanted = chats
    .toSorted((one, other) => Number(isPreferred(other)) - Number(isPreferred(one)))
    .filter((chat) => isOn(chat.platform) && isWanted(chat, member, choices))
  const [first] = wanted
  const to = wanted.find((chat) => !unreachable.has(formatDestination(chat))) ?? first
  if (to === undefined) return null
  if (audience.kind === 'platform' && to.platform !== audience.platform) return null
  const { zone, quietFrom, quietTo } = member
  return { to, memberId, zone, quietFrom, quietTo }
}

/** Whether a private chat takes announcements: its own word, else the person's, else the platform's custom. */
function isWanted(
  chat: Destination,
  { announcements }: AudienceMember,
  choices: ReadonlyMap<string, boolean>,
): boolean {
  return choices.get(formatDestination(chat)) ?? announcements ?? wantedByCustom[chat.platform]
}
