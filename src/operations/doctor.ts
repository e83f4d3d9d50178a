/**
 * The doctor: looks at everything a running bot needs and says in words what is well and what is not. Changes
 * nothing and needs no network.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Config } from '../config.ts'
import { messageOf } from '../errors.ts'
import { databaseFileName } from '../storage/database.ts'

export interface Finding {
  readonly what: string
  readonly state: 'well' | 'off' | 'wrong'
  readonly words: string
}

export interface DoctorParts {
  readonly config: Config
  /** Problems of the knowledge folder, said as `file:line: message`. */
  readonly knowledgeProblems: readonly string[]
}

export function examine({ config, knowledgeProblems }: DoctorParts): Finding[] {
  return [
    node(),
    database(config.dataDir),
    knowledge(config.knowledgeDir, knowledgeProblems),
    switchedBy('Discord', 'DISCORD_TOKEN', config.discord !== null),
    switchedBy('Telegram', 'TELEGRAM_TOKEN', config.telegram !== null),
    switchedBy('Model answers', 'OPENAI_API_KEY', config.openai !== null),
    coaches(config),
    {
      what: 'Time zone',
      state: 'well',
      words: `${config.zone}; the lift is due by ${config.dailyLiftCron}`,
    },
  ]
}

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const isNewEnough = major > 22 || (major === 22 && minor >= 18)
  const words = `Node ${process.versions.node}${isNewEnough ? '' : '; 22.18 or newer is needed, npm run brings it'}`
  return { what: 'Node', state: isNewEnough ? 'well' : 'wrong', words }
}

function database(dataDir: string): Finding {
  const what = 'Database'
  const file = join(dataDir, databaseFileName)
  if (!existsSync(file)) return { what, state: 'off', words: `${file} is made at the first start` }
  try {
    const opened = new DatabaseSync(file, { readOnly: true })
    try {
      const [check] = opened.prepare('PRAGMA quick_check(1)').all()
      if (check?.quick_check !== 'ok') throw new Error(String(check?.quick_check))
      return { what, state: 'well', words: `${file} is whole` }
    } finally {
      opened.close()
    }
  } catch (error) {
    const mend = 'Restore your last backup with: npm run -s coach -- restore FILE'
    return { what, state: 'wrong', words: `${file} is damaged (${messageOf(error)}). ${mend}` }
  }
}

function knowledge(dir: string, problems: readonly string[]): Finding {
  const what = 'Knowledge'
  if (problems.length === 0) return { what, state: 'well', words: `${dir} is sound` }
  return { what, state: 'wrong', words: `${problems.length} to mend: ${problems[0]}` }
}

function switchedBy(what: string, variable: string, isOn: boolean): Finding {
  return isOn
    ? { what, state: 'well', words: `${variable} is set` }
    : { what, state: 'off', words: `off, ${variable} is not set` }
}

function coaches({ coaches: ids }: Config): Finding {
  const what = 'Coach'
  if (ids.length > 0) return { what, state: 'well', words: `${ids.length} in COACH_IDS` }
  return { what, state: 'off', words: 'nobody may announce, COACH_IDS is empty' }
}
