/**
 * The `coach` command: `npm run -s coach -- WORD …`.
 *
 * Order of events: the first word names what to do -> it runs -> 0 when all went well, else 1 with one plain line
 * on standard error for each problem. Results go to standard output and nothing else does.
 */

import type { CliContext, CliWord } from './cli/context.ts'
import { readConfig } from './config.ts'
import { readEnvironment } from './environment.ts'
import { describeProblem, messageOf, SetupError, UserError } from './errors.ts'

/** Loaded when asked for: a search does not wait for a chat library to be read. */
const words: Readonly<Record<string, () => Promise<CliWord>>> = {
  ask: async () => (await import('./cli/ask.ts')).ask,
  search: async () => (await import('./cli/search.ts')).search,
  lift: async () => (await import('./cli/lift.ts')).lift,
  chat: async () => (await import('./cli/chat.ts')).chat,
  import: async () => (await import('./cli/import.ts')).importing,
  eval: async () => (await import('./cli/eval.ts')).evaluating,
  check: async () => (await import('./cli/check.ts')).check,
  doctor: async () => (await import('./cli/doctor.ts')).doctor,
  backup: async () => (await import('./cli/backup.ts')).backup,
  restore: async () => (await import('./cli/restore.ts')).restore,
}

// Whoever reads only the first lines (`| head`) has all they wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  for (const line of linesOf(error)) console.error(line)
  process.exitCode = 1
}

async function run([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help') return sayUsage()
  const load = words[name]
  if (load === undefined) {
    throw new UserError(`"${name}" is not something I can do; "help" lists what is`)
  }
  const context: CliContext = {
    config: readConfig(readEnvironment()),
    print: (line) => void process.stdout.write(`${line}\n`),
  }
  return (await load()).run(args, context)
}

async function sayUsage(): Promise<number> {
  const all = await Promise.all(Object.values(words).map((load) => load()))
  const lines = all.map(({ usage, about }) => `  ${usage.padEnd(46)} ${about}`)
  process.stdout.write(`${['npm run -s coach -- …', ...lines].join('\n')}\n`)
  return 0
}

function linesOf(error: unknown): readonly string[] {
  if (error instanceof SetupError) return error.problems.map(describeProblem)
  if (error instanceof UserError) return [error.message]
  if (isUsageError(error)) return [messageOf(error)]
  return [error instanceof Error ? (error.stack ?? error.message) : String(error)]
}

/** What `parseArgs` throws for an option it does not know. */
function isUsageError(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE')
}
