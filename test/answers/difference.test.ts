import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openLibrary } from '../../src/library/library.ts'
import { silentLog } from '../../src/log.ts'
import { answererOver } from './support/answering.ts'

const article = (title: string, published: string, sentence: string) =>
  `---\ntitle: ${title}\npublished: ${published}\nquestions:\n  Sessions a week: [how often should a runner lift]\n---\n## Sessions a week\n\n${sentence}\n`

it('shows both articles with their dates when they differ', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'ironstride-articles-'))
  const twice = 'Two strength sessions a week is the target for most runners.'
  const once = 'One strength session a week is enough for most runners.'
  writeFileSync(join(dir, 'new.md'), article('The new plan', '2026-03-01', twice))
  writeFileSync(join(dir, 'old.md'), article('The old plan', '2021-05-01', once))
  const library = await openLibrary({ dir, log: silentLog })
  const { text, citations } = await answererOver(library).ask('how often should a runner lift?')
  expect(text).toContain('The new plan (2026-03-01): Two strength sessions')
  expect(text).toContain('The old plan (2021-05-01): One strength session')
  expect(text.indexOf('The new plan')).toBeLessThan(text.indexOf('The old plan'))
  expect(citations.map(({ quote }) => quote).toSorted()).toEqual([once, twice])
  rmSync(dir, { recursive: true, force: true })
})
