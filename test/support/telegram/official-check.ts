/**
 * Checks requests against Telegram's own description of the Bot API, when that lies beside the repository.
 */
import { existsSync, readFileSync } from 'node:fs'
import type { Call } from './call.ts'
import { bodyOf } from './fields.ts'
import { badRequest } from './refusal.ts'

const description = new URL('../../../../shared/specs/telegram-bot-api.json', import.meta.url)

interface Field {
  readonly name: string
  readonly types: readonly string[]
  readonly required: boolean
}

interface Described {
  readonly fields?: readonly Field[]
  readonly subtypes?: readonly string[]
}

interface BotApi {
  readonly methods: Readonly<Record<string, Described | undefined>>
  readonly types: Readonly<Record<string, Described | undefined>>
}

export type OfficialCheck = (call: Call) => void

let loaded: OfficialCheck | null = null

/** The check, or one that passes everything and says so once. */
export function officialCheck(): OfficialCheck {
  loaded ??= existsSync(description) ? loadCheck() : withoutDescription()
  return loaded
}

function withoutDescription(): OfficialCheck {
  console.info('telegram-bot-api.json is not there: requests are checked by our own rules alone')
  return () => {}
}

function loadCheck(): OfficialCheck {
  const api = JSON.parse(readFileSync(description, 'utf8')) as BotApi
  return ({ method, params }) => {
    const problem = problemOfFields(params, api.methods[method] ?? {}, api, method)
    if (problem !== null) throw badRequest(`official description: ${problem}`)
  }
}

function problemOfFields(
  value: unknown,
  { fields = [] }: Described,
  api: BotApi,
  where: string,
): string | null {
  const body = bodyOf(value)
  const unknown = Object.keys(body).find((name) => !fields.some((field) => field.name === name))
  if (unknown !== undefined) return `${where} has no field ${unknown}`
  for (const { name, types, required } of fields) {
    if (body[name] === undefined && required) return `${where}.${name} is missing`
    const problem =
      body[name] === undefined ? null : problemOf(body[name], types, api, `${where}.${name}`)
    if (problem !== null) return problem
  }
  return null
}

/** What is wrong with a value that may be of any of these types; null when it is of one. */
function problemOf(
  value: unknown,
  types: readonly string[],
  api: BotApi,
  where: string,
): string | null {
  const problems = types.map((type) => problemOfType(value, type, api, where))
  return problems.includes(null) ? null : (problems[0] ?? null)
}

function problemOfType(value: unknown, type: string, api: BotApi, where: string): string | null {
  const inner = /^Array of (.+)$/.exec(type)?.[1]
  if (inner !== undefined) {
    if (!Array.isArray(value)) return `${where} is no list`
    const problems = value.map((one) => problemOfType(one, inner, api, `${where}[]`))
    return problems.find((problem) => problem !== null) ?? null
  }
  const simple = simpleTypes[type]
  if (simple !== undefined) return simple(value) ? null : `${where} is not of type ${type}`
  const described = api.types[type]
  if (described?.subtypes !== undefined) return problemOf(value, described.subtypes, api, where)
  if (typeof value !== 'object' || value === null) return `${where} is not of type ${type}`
  return problemOfFields(value, described ?? {}, api, where)
}

const simpleTypes: Readonly<Record<string, (value: unknown) => boolean>> = {
  Integer: Number.isInteger,
  Float: (value) => typeof value === 'number',
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  True: (value) => value === true,
  InputFile: (value) => typeof value === 'string' && value.startsWith('attach://'),
}
