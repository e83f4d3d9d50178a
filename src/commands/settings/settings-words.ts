/**
 * One setting in words: `zone Europe/Berlin`, `units lb`, `quiet 22 to 7`, `announcements off`.
 */
import { isPlatformName, type PlatformName } from '../../chat/address.ts'
import type { StoredSettings } from '../../members/settings.ts'
import { findZone } from '../../members/zones.ts'
import { hoursIn } from '../../schedule/words/hour-words.ts'
import { clockTime } from '../../training/local-days.ts'
import { nearest } from '../nearest.ts'

/** What can be looked at by itself. */
export type Page = 'main' | 'zone' | 'quiet' | 'language' | 'platform'

export interface UnknownZone {
  readonly kind: 'unknown-zone'
  readonly words: string
  readonly zones: readonly string[]
  /** The words are known and fit several. */
  readonly isSure: boolean
}

export type SettingReading =
  | { readonly kind: 'change'; readonly change: StoredSettings }
  | { readonly kind: 'page'; readonly page: Page }
  | UnknownZone
  /** A sentence with a next step. */
  | { readonly kind: 'unclear'; readonly sentence: string }

export interface Speaker {
  readonly now: number
  /** Where the member is known. */
  readonly platforms: readonly PlatformName[]
}

type Reader = (value: string, speaker: Speaker) => SettingReading

export function readSetting(words: string, speaker: Speaker): SettingReading {
  const [, first = '', rest = ''] = /^([^\s:=]*)[\s:=]*(.*)$/s.exec(words.trim()) ?? []
  const topic = topics[first.toLowerCase()]
  if (topic !== undefined) return topic(rest, speaker)
  const zone = findZone(words, speaker.now)
  if (zone.kind === 'zone') return change({ zone: zone.zone })
  if (zone.kind === 'several') {
    return { kind: 'unknown-zone', words, zones: zone.zones, isSure: true }
  }
  const [alike = 'zone'] = nearest(first.toLowerCase(), Object.keys(topics), 1)
  return unclear(`I know no setting "${first}". Did you mean ${alike}? /settings shows them all.`)
}

const topics: Readonly<Record<string, Reader>> = {
  zone: readZone,
  timezone: readZone,
  time: (value, speaker) => readZone(value.replace(/^zone /i, ''), speaker),
  units: (value) =>
    oneOf(
      value,
      {
        kg: { units: 'kg' },
        kilos: { units: 'kg' },
        lb: { units: 'lb' },
        lbs: { units: 'lb' },
        pounds: { units: 'lb' },
      },
      'units kg',
    ),
  unit: (value) => readAs('units', value),
  weights: (value) => readAs('units', value),
  effort: (value) => oneOf(value, { rir: { effort: 'rir' }, rpe: { effort: 'rpe' } }, 'effort rir'),
  quiet: readQuiet,
  announcements: (value) => readSwitch(value, 'announcements'),
  news: (value) => readSwitch(value, 'announcements'),
  summary: (value) => readSwitch(value, 'groupSummary'),
  group: (value) => readSwitch(value.replace(/^(?:week|summary) /i, ''), 'groupSummary'),
  share: (value) => readSwitch(value.replace(/^holds? /i, ''), 'shareHolds'),
  holds: (value) => readSwitch(value, 'shareHolds'),
  platform: readPlatform,
  language: readLanguage,
}

function readAs(topic: string, value: string): SettingReading {
  return topics[topic]?.(value, { now: 0, platforms: [] }) ?? unclear('/settings shows them all.')
}

function readZone(value: string, { now }: Speaker): SettingReading {
  if (value === '') return { kind: 'page', page: 'zone' }
  const found = findZone(value, now)
  if (found.kind === 'zone') return change({ zone: found.zone })
  const isSure = found.kind === 'several'
  return { kind: 'unknown-zone', words: value, zones: isSure ? found.zones : found.nearest, isSure }
}

function readQuiet(value: string): SettingReading {
  const words = value.toLowerCase().replace(/^hours /, '')
  if (words === '') return { kind: 'page', page: 'quiet' }
  if (/^(?:off|no|none|never)$/.test(words)) return change({ quietFrom: null, quietTo: null })
  const [from, to] = words
    .split(/\s*(?:-|–|\bto\b|\buntil\b|\btill\b|\band\b|\s)\s*/)
    .filter(isHour)
  const [first, last] = [hoursIn(`${from ?? ''}`)?.[0], hoursIn(`${to ?? ''}`)?.[0]]
  if (first === undefined || last === undefined) {
    return unclear('From when to when? For example: /settings quiet 22:00 to 7:00, or quiet off.')
  }
  return change({ quietFrom: evening(first), quietTo: clockTime(last.minutes) })
}

function isHour(word: string): boolean {
  return /\d|noon|midnight/.test(word)
}

/** `10 to 7` begins in the evening: quiet hours are for the night. */
function evening({ minutes, isSure }: { minutes: number; isSure: boolean }): string {
  return clockTime(isSure || minutes < 6 * 60 ? minutes : (minutes + 12 * 60) % (24 * 60))
}

function readSwitch(
  value: string,
  name: 'announcements' | 'groupSummary' | 'shareHolds',
): SettingReading {
  if (/^(?:on|yes|true|1)$/i.test(value)) return change({ [name]: true })
  if (/^(?:off|no|false|0|stop)$/i.test(value)) return change({ [name]: false })
  return unclear('On or off? For example: /settings announcements off.')
}

function readPlatform(value: string, { platforms }: Speaker): SettingReading {
  const name = value.toLowerCase()
  if (name === '') return { kind: 'page', page: 'platform' }
  if (!isPlatformName(name))
    return unclear('Discord or Telegram? For example: /settings platform telegram.')
  if (!platforms.includes(name)) {
    return unclear(
      'I do not know you there yet. /link joins your two accounts; then I can write to either.',
    )
  }
  return change({ preferredPlatform: name })
}

function readLanguage(value: string): SettingReading {
  if (value === '') return { kind: 'page', page: 'language' }
  if (/^(?:auto|any|mine|same)/i.test(value)) return change({ language: null })
  return value.length > 20
    ? unclear('One word is enough. For example: /settings language Deutsch.')
    : change({ language: value })
}

function oneOf(
  value: string,
  choices: Readonly<Record<string, StoredSettings>>,
  example: string,
): SettingReading {
  const chosen = choices[value.toLowerCase()]
  if (chosen !== undefined) return change(chosen)
  const names = [...new Set(Object.keys(choices))].join(', ')
  return unclear(`Which one: ${names}? For example: /settings ${example}.`)
}

function change(what: StoredSettings): SettingReading {
  return { kind: 'change', change: what }
}

function unclear(sentence: string): SettingReading {
  return { kind: 'unclear', sentence }
}
