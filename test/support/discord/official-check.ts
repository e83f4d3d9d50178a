/**
 * Checks request bodies against Discord's own description of its API, when that lies beside the repository.
 *
 * The file is large, so it is read once and each route's schema is compiled on its first use.
 */
import { existsSync, readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { Call } from './call.ts'
import { refusals } from './refusal.ts'

const description = new URL('../../../../shared/specs/discord-openapi.json', import.meta.url)

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation | undefined>>>>
  readonly components: object
}

interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> }
}

export type OfficialCheck = (call: Call) => void

let loaded: OfficialCheck | null = null

/** The check, or one that passes everything and says so once. */
export function officialCheck(): OfficialCheck {
  loaded ??= existsSync(description) ? loadCheck() : withoutDescription()
  return loaded
}

function withoutDescription(): OfficialCheck {
  console.info('discord-openapi.json is not there: requests are checked by our own rules alone')
  return () => {}
}

function loadCheck(): OfficialCheck {
  const api = JSON.parse(readFileSync(description, 'utf8')) as OpenApi
  const ajv = new Ajv2020({ strict: false, validateFormats: false, validateSchema: false })
  const compiled = new Map<string, ValidateFunction | null>()

  const validatorFor = ({ method, path }: Call) => {
    const route = Object.keys(api.paths).find((pattern) => isSamePath(pattern, path))
    const key = `${method} ${route}`
    const known = compiled.get(key)
    if (known !== undefined) return known
    const content = api.paths[route ?? '']?.[method.toLowerCase()]?.requestBody?.content
    const schema = content?.['application/json']?.schema
    const made =
      schema === undefined ? null : ajv.compile({ ...schema, components: api.components })
    compiled.set(key, made)
    return made
  }

  return (call) => {
    if (call.raw === undefined) return
    const validate = validatorFor(call)
    if (validate === null || validate(asDescribed(call.raw))) return
    throw refusals.invalidForm(`official description: ${ajv.errorsText(validate.errors)}`)
  }
}

/** `{channel_id}` stands for any step; a literal step wins because literal paths come first in a comparison. */
function isSamePath(pattern: string, path: string): boolean {
  const steps = path.split('/')
  const wanted = pattern.split('/')
  return (
    wanted.length === steps.length &&
    wanted.every(
      (step, index) =>
        step === steps[index] || (step.startsWith('{') && !steps[index]?.startsWith('@')),
    )
  )
}

/** The guide sends permissions as text, the description wants a number; Discord takes both. */
function asDescribed(raw: unknown): unknown {
  if (!Array.isArray(raw)) return raw
  return raw.map((command: Record<string, unknown>) =>
    typeof command.default_member_permissions === 'string'
      ? { ...command, default_member_permissions: Number(command.default_member_permissions) }
      : command,
  )
}
