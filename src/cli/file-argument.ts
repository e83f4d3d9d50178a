/** The one file that `backup` and `restore` take. */
import { parseArgs } from 'node:util'
import { UserError } from '../errors.ts'

export function readFileArgument(args: readonly string[], word: string) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  })
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0) {
    throw new UserError(`${word} takes one file, such as: ${word} ironstride-backup.sqlite`)
  }
  return { file, json: values.json }
}
