/**
 * What a member chose. Stored as JSON with only what differs from the defaults, so that a new setting needs no
 * migration and a changed default reaches everybody who never touched it.
 */
import { z } from 'zod'
import { platformNames } from '../chat/address.ts'

/** Local `HH:MM`. */
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

const stored = z.object({
  zone: z.string().optional(),
  units: z.enum(['kg', 'lb']).optional(),
  effort: z.enum(['rir', 'rpe']).optional(),
  language: z.string().max(20).nullable().optional(),
  quietFrom: clockTime.nullable().optional(),
  quietTo: clockTime.nullable().optional(),
  announcements: z.boolean().optional(),
  preferredPlatform: z.enum(platformNames).nullable().optional(),
  groupSummary: z.boolean().optional(),
  shareHolds: z.boolean().optional(),
  reminderTime: clockTime.nullable().optional(),
})

export type StoredSettings = z.infer<typeof stored>

export interface MemberSettings {
  /** IANA zone in which this member's reminders and days are counted. */
  readonly zone: string
  /** Whether the member chose the zone; until then it is the community's. */
  readonly zoneChosen: boolean
  readonly units: 'kg' | 'lb'
  readonly effort: 'rir' | 'rpe'
  /** Language to answer in; null: the language of the question. */
  readonly language: string | null
  /** Nothing but what the member asked for at that hour is sent between these local times; null: no quiet hours. */
  readonly quietFrom: string | null
  readonly quietTo: string | null
  /** Whether the coach's announcements come as a private message. On Discord only after opting in. */
  readonly announcements: boolean | null
  readonly preferredPlatform: (typeof platformNames)[number] | null
  /** Counted in the weekly group summary. */
  readonly groupSummary: boolean
  /** Whether the coach may see why a hold stands. */
  readonly shareHolds: boolean
}

/** Fills in the defaults. Values that no longer fit are read as not chosen. */
export function readSettings(json: string, communityZone: string): MemberSettings {
  const chosen = parseStored(json)
  return {
    zone: chosen.zone ?? communityZone,
    zoneChosen: chosen.zone !== undefined,
    units: chosen.units ?? 'kg',
    effort: chosen.effort ?? 'rir',
    language: chosen.language ?? null,
    quietFrom: chosen.quietFrom ?? null,
    quietTo: chosen.quietTo ?? null,
    announcements: chosen.announcements ?? null,
    preferredPlatform: chosen.preferredPlatform ?? null,
    groupSummary: chosen.groupSummary ?? false,
    shareHolds: chosen.shareHolds ?? false,
  }
}

/** What is stored after a change; `null` stays, `undefined` takes the default again. */
export function changedSettings(json: string, change: StoredSettings): string {
  return JSON.stringify({ ...parseStored(json), ...stored.parse(change) })
}

function parseStored(json: string): StoredSettings {
  const read = stored.safeParse(JSON.parse(json))
  return read.success ? read.data : {}
}
