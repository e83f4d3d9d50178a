/**
 * The few lines between `---` at the head of an article: title, author, date, and the questions it answers.
 *
 * Order of events: split them from the body -> YAML -> schema. Every complaint carries the line it is about.
 */
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import type { Problem } from './problem.ts'
import { lineOfPath } from './yaml-place.ts'

const listOfText = z.union([
  z.array(z.union([z.string(), z.number()]).transform(String)),
  z.string().transform((line) => line.split(',').map((part) => part.trim())),
])

const day = z
  .union([z.string(), z.number(), z.date()])
  .transform((value) => (value instanceof Date ? value.toISOString() : String(value)))
  .refine((value) => /^\d{4}(-\d\d){0,2}($|T)/.test(value), 'is not a date such as 2026-11-24')
  .transform((value) => wholeDay(value.slice(0, 10)))

const schema = z.object({
  title: z.union([z.string(), z.number()]).transform(String).nullish(),
  author: z.string().nullish(),
  published: day.nullish(),
  url: z.url({ protocol: /^https?$/, error: 'is not an http(s) address' }).nullish(),
  tags: listOfText.nullish(),
  sources: z.array(z.unknown()).nullish(),
  status: z.string().nullish(),
  questions: z.record(z.string(), z.array(z.string()).nullable()).nullish(),
})

export type FrontMatter = z.infer<typeof schema>

export interface SplitArticle {
  /** Null when it does not fit; then `problems` says why. */
  readonly front: FrontMatter | null
  readonly body: string
  /** The line of the file on which the body begins. */
  readonly bodyLine: number
  readonly problems: readonly Problem[]
  /** The line of a heading in `questions`, for complaints. */
  lineOfQuestions(heading: string): number
}

/** Splits an article into its front matter and body. An article without front matter has an empty one. */
export function splitArticle(file: string, text: string): SplitArticle {
  const found = /^---[ \t]*\n([\s\S]*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text)
  if (found === null && /^---[ \t]*\n\s*\w+:/.test(text)) return refused(file, neverClosed)
  if (found === null) return withoutFront(text)
  const yaml = found[1] ?? ''
  const body = text.slice(found[0].length)
  const bodyLine = found[0].split('\n').length
  return { ...readFront(file, yaml), body, bodyLine }
}

const neverClosed = { line: 1, message: 'the front matter has no closing ---' }

function withoutFront(body: string): SplitArticle {
  return { front: {}, body, bodyLine: 1, problems: [], lineOfQuestions: () => 1 }
}

function refused(file: string, problem: Omit<Problem, 'file'>): SplitArticle {
  return { ...withoutFront(''), front: null, problems: [{ file, ...problem }] }
}

function readFront(file: string, yaml: string): Omit<SplitArticle, 'body' | 'bodyLine'> {
  const lines = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: lines })
  // The YAML begins on the file's second line, below the opening `---`.
  const lineOf = (path: readonly PropertyKey[]) => lineOfPath(document, lines, path) + 1
  const lineOfQuestions = (heading: string) => lineOf(['questions', heading])
  const complain = (line: number, message: string): Problem => ({ file, line, message })
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) =>
      complain(lines.linePos(error.pos[0]).line + 1, `not valid YAML: ${firstLine(error.message)}`),
    )
    return { front: null, problems, lineOfQuestions }
  }
  const parsed = schema.safeParse(document.toJS() ?? {})
  if (parsed.success) return { front: parsed.data, problems: [], lineOfQuestions }
  const problems = parsed.error.issues.map((issue) =>
    complain(lineOf(issue.path), `${issue.path.join('.') || 'front matter'}: ${issue.message}`),
  )
  return { front: null, problems, lineOfQuestions }
}

/** `2026` -> `2026-01-01`. */
function wholeDay(value: string): string {
  return `${value}${'-01-01'.slice(value.length - 4)}`
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? message
}
