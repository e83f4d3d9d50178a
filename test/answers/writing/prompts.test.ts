import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkPrompts, readPrompts } from '../../../src/answers/writing/prompts.ts'
import { SetupError } from '../../../src/errors.ts'

describe('the prompt files', () => {
  let dir: string
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'prompts-'))
    cpSync('prompts', dir, { recursive: true })
  })
  afterEach(() => rmSync(dir, { recursive: true }))

  const edit = (name: string, from: string | RegExp, to: string) => {
    const file = join(dir, name)
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
    return file
  }

  it('that come with the project are whole, and their comments stay with people', async () => {
    expect(await checkPrompts()).toEqual([])
    expect(Object.values(await readPrompts()).join('')).not.toContain('<!--')
  })

  it('may be rewritten freely around their placeholders', async () => {
    edit('voice.md', 'You are Ironstride.', 'You are the coach himself.')
    expect((await readPrompts(dir)).voice).toContain('You are the coach himself.')
  })

  it('are named with line and mend when they lose or gain a placeholder', async () => {
    const lost = edit('passages.md', /^\{\{question\}\}$/m, 'what they asked')
    const gained = edit('repair.md', 'Write the whole', 'Dear {{name}}, write the whole')
    const open = edit('voice.md', 'Short sentences', 'Short {{sentences')
    expect(await checkPrompts(dir)).toEqual([
      { file: open, line: 10, message: 'a double brace without its partner; write {{name}}' },
      { file: lost, line: 1, message: 'lost its {{question}}' },
      { file: gained, line: 7, message: '{{name}} means nothing here; this file knows {{faults}}' },
    ])
    await expect(readPrompts(dir)).rejects.toBeInstanceOf(SetupError)
  })

  it('are missed when one is gone', async () => {
    rmSync(join(dir, 'grounding.md'))
    expect(await checkPrompts(dir)).toEqual([
      { file: join(dir, 'grounding.md'), line: 1, message: 'cannot be read' },
    ])
  })
})
