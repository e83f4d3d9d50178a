/**
 * Who may import whom: arrows point down only. The test reads the import lines and names the offender.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const src = join(import.meta.dirname, '../../src')

/** Folders each folder may import besides itself; the files at the top of `src` may be imported by all. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  console: [
    'commands',
    'schedule',
    'delivery',
    'members',
    'answers',
    'openai',
    'training',
    'library',
    'jobs',
    'storage',
    'chat',
  ],
  operations: [
    'commands',
    'schedule',
    'delivery',
    'members',
    'answers',
    'openai',
    'training',
    'library',
    'jobs',
    'storage',
    'chat',
  ],
  commands: [
    'chat',
    'answers',
    'library',
    'training',
    'members',
    'delivery',
    'schedule',
    'storage',
    'jobs',
  ],
  schedule: ['chat', 'answers', 'library', 'training', 'members', 'delivery', 'storage', 'jobs'],
  delivery: ['chat', 'jobs', 'storage', 'members'],
  members: ['chat', 'jobs', 'storage'],
  answers: ['library', 'members', 'storage'],
  openai: ['answers', 'library'],
  training: [],
  library: ['storage'],
  platforms: ['chat'],
  jobs: ['storage'],
  storage: [],
  chat: [],
}

/** Packages with one home each. */
const homes: Readonly<Record<string, readonly string[]>> = {
  'discord.js': ['platforms/discord'],
  grammy: ['platforms/telegram'],
  openai: ['openai'],
  'node-cron': ['schedule'],
  croner: ['schedule', 'config.ts'],
  kysely: ['storage', 'members', 'delivery', 'schedule', 'jobs', 'answers', 'library', 'training'],
  keyv: ['storage'],
  hono: ['console', 'operations'],
  '@hono/node-server': ['console', 'operations'],
}

/** Inside training only what is shown may know of chat, and only the log of the store. */
function trainingMayImport(file: string, target: string): boolean {
  if (target === 'chat') return /-(reply|chart)\.ts$/.test(file)
  return target === 'storage' && file.endsWith('workout-log.ts')
}

interface ImportLine {
  readonly file: string
  readonly target: string
}

function importLines(): ImportLine[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((file) => {
      const text = readFileSync(join(src, file), 'utf8')
      const targets = text.matchAll(
        /^(?:import|export)[^'"]*?from\s+'([^']+)'|import\('([^']+)'\)/gms,
      )
      return [...targets].map((match) => ({ file, target: match[1] ?? match[2] ?? '' }))
    })
}

const folderOf = (file: string) => (file.includes('/') ? (file.split('/')[0] ?? '') : '')

function offence({ file, target }: ImportLine): string | null {
  const from = folderOf(file)
  if (!target.startsWith('.')) return strayPackage(file, target)
  const path = relative(src, join(src, file, '..', target))
  const to = folderOf(path)
  if (from === '' || from === 'cli') return null
  if (to === '')
    return [
      'app.ts',
      'main.ts',
      'run.ts',
      'cli.ts',
      'knowledge.ts',
      'answering.ts',
      'app-parts.ts',
    ].includes(path)
      ? `${file} imports ${path}`
      : null
  if (from === 'platforms' && to === 'platforms') return samePlatform(file, path)
  if (to === from || allowed[from]?.includes(to)) return null
  if (from === 'training' && trainingMayImport(file, to)) return null
  return `${file} imports ${path}`
}

function samePlatform(file: string, path: string): string | null {
  const isList = file === 'platforms/index.ts'
  return isList || file.split('/')[1] === path.split('/')[1] ? null : `${file} imports ${path}`
}

function strayPackage(file: string, target: string): string | null {
  const home = homes[target]
  if (home === undefined || home.some((folder) => file.startsWith(folder))) return null
  return `${file} imports ${target}, which lives in ${home.join(', ')}`
}

describe('the imports', () => {
  const lines = importLines()

  it('are found at all', () => {
    expect(lines.length).toBeGreaterThan(500)
  })

  it('point down only', () => {
    expect(lines.map(offence).filter((found) => found !== null)).toEqual([])
  })

  it('would name an arrow that points up', () => {
    expect(offence({ file: 'chat/reply.ts', target: '../commands/ask.ts' })).toBe(
      'chat/reply.ts imports commands/ask.ts',
    )
    expect(offence({ file: 'answers/answer.ts', target: 'grammy' })).toContain('platforms/telegram')
  })
})
