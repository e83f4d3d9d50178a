/**
 * The prompts: plain files in `prompts/` that the coach can read and change, checked when the program starts.
 *
 * A comment at the head of a file is for people. `{{name}}` is filled in; a file that lost one it needs, or has one
 * nobody fills, is named with its line.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SetupError } from '../../errors.ts'
import type { Problem } from '../../library/problem.ts'

/** Each prompt file and what is filled into it. */
const placeholders = {
  voice: ['coach', 'tone'],
  grounding: ['characters'],
  passages: ['passages', 'earlier', 'question'],
  repair: ['faults'],
  translate: ['language'],
  'translate-question': ['language'],
  'known-questions': ['count'],
} as const

export type PromptName = keyof typeof placeholders

/** Texts with their placeholders still in them. */
export type Prompts = Readonly<Record<PromptName, string>>

/** Where the prompts lie, seen from the program's folder. */
export const promptsDir = 'prompts'

/** Throws `SetupError` naming every file and line that does not fit. */
export async function readPrompts(dir = promptsDir): Promise<Prompts> {
  const { prompts, problems } = await readAll(dir)
  if (problems.length === 0) return prompts
  throw new SetupError(
    problems.map((problem) => ({
      where: `${problem.file}:${problem.line}`,
      problem: problem.message,
      mend: 'Put it back as it was, or fetch the file again',
    })),
  )
}

/** What is wrong in the prompt files, for `coach check`. */
export async function checkPrompts(dir = promptsDir): Promise<Problem[]> {
  return [...(await readAll(dir)).problems]
}

/** Fills a prompt. A name the prompt has and `values` lacks is a mistake in the program. */
export function fillPrompt(prompt: string, values: Readonly<Record<string, string>>): string {
  return prompt.replace(mark, (_whole, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`nothing was given for {{${name}}}`)
    return value
  })
}

/** The words no answer may repeat. */
export function secretTexts(prompts: Prompts): string[] {
  return Object.values(prompts)
}

const mark = /\{\{(\w+)\}\}/g

async function readAll(dir: string): Promise<{ prompts: Prompts; problems: Problem[] }> {
  const names = Object.keys(placeholders) as PromptName[]
  const problems: Problem[] = []
  const texts = new Map<string, string>()
  for (const name of names) {
    const file = join(dir, `${name}.md`)
    const text = await readFile(file, 'utf8').catch(() => null)
    if (text === null) problems.push({ file, line: 1, message: 'cannot be read' })
    else {
      problems.push(...problemsOf(file, text, placeholders[name]))
      texts.set(name, withoutComments(text))
    }
  }
  const entries = names.map((name) => [name, texts.get(name) ?? ''])
  return { prompts: Object.fromEntries(entries) as Prompts, problems }
}

function problemsOf(file: string, text: string, wanted: readonly string[]): Problem[] {
  const body = withoutComments(text, ' ')
  const found = [...body.matchAll(mark)]
  const problems: Problem[] = []
  if (body.trim() === '') problems.push({ file, line: 1, message: 'is empty' })
  for (const name of wanted) {
    if (!found.some(([, one]) => one === name)) {
      problems.push({ file, line: 1, message: `lost its {{${name}}}` })
    }
  }
  for (const { 1: name = '', index } of found) {
    if (!wanted.includes(name)) {
      const known = wanted.map((one) => `{{${one}}}`).join(', ')
      const message = `{{${name}}} means nothing here; this file knows ${known}`
      problems.push({ file, line: lineAt(text, index), message })
    }
  }
  for (const { index } of body
    .replace(mark, (whole) => ' '.repeat(whole.length))
    .matchAll(/\{\{|\}\}/g)) {
    const message = 'a double brace without its partner; write {{name}}'
    problems.push({ file, line: lineAt(text, index), message })
  }
  return problems
}

/** With `filler` the comment's place is kept, so that lines can still be counted. */
function withoutComments(text: string, filler?: string): string {
  const plain = text.replace(/<!--[\s\S]*?-->/g, (comment) =>
    filler === undefined ? '' : comment.replace(/[^\n]/g, filler),
  )
  return filler === undefined ? plain.trim() : plain
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}
