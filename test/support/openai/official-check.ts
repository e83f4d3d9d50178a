/**
 * Checks request bodies against OpenAI's own description of its API, when that lies beside the repository, and refuses
 * fields the description does not know: a misspelt field would otherwise silently do nothing.
 */
import { existsSync, readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

const description = new URL('../../../../shared/specs/openai-openapi.json', import.meta.url)

interface Schema {
  readonly $ref?: string
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
}

interface OpenApi {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

/** Returns what is wrong with a body, or null. */
export type OfficialCheck = (schema: string, body: object) => string | null

let loaded: OfficialCheck | null = null

/** The check, or one that passes everything. */
export function officialCheck(): OfficialCheck {
  loaded ??= existsSync(description) ? loadCheck() : () => null
  return loaded
}

function loadCheck(): OfficialCheck {
  const api = JSON.parse(readFileSync(description, 'utf8'), withoutLooseNullable) as OpenApi
  const ajv = new Ajv2020({ strict: false, validateFormats: false, validateSchema: false })
  const compiled = new Map<string, ValidateFunction>()
  const validatorFor = (name: string): ValidateFunction => {
    const known = compiled.get(name)
    if (known !== undefined) return known
    const made = ajv.compile({
      $ref: `#/components/schemas/${name}`,
      components: api.components,
    })
    compiled.set(name, made)
    return made
  }
  return (name, body) => {
    const known = fieldsOf({ $ref: `#/components/schemas/${name}` }, api)
    const unknown = Object.keys(body).find((field) => !known.has(field))
    if (unknown !== undefined) return `Unrecognized request argument supplied: ${unknown}`
    const validate = validatorFor(name)
    return validate(body) ? null : `official description: ${ajv.errorsText(validate.errors)}`
  }
}

/** The description says `nullable` where the validator wants a type beside it. */
function withoutLooseNullable(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('nullable' in value) || 'type' in value) {
    return value
  }
  const { nullable: _, ...rest } = value
  return rest
}

function fieldsOf(schema: Schema, api: OpenApi): Set<string> {
  if (schema.$ref !== undefined) {
    return fieldsOf(api.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, api)
  }
  const inherited = (schema.allOf ?? []).flatMap((part) => [...fieldsOf(part, api)])
  return new Set([...inherited, ...Object.keys(schema.properties ?? {})])
}
