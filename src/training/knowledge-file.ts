/**
 * Reading one of the coach's YAML files so that every complaint names the file and the line.
 *
 * Text -> YAML nodes (which know their place) -> plain values -> schema. A complaint of the schema comes with
 * a path such as `weeks, 3, contacts`; the node at that path gives the line.
 */

import { isMap, isNode, isPair, isScalar, LineCounter, type Node, parseDocument } from 'yaml'
import type { z } from 'zod'

/** One thing to mend in a knowledge file. `rule` is the reference's rule id when a training rule is broken. */
export interface Problem {
  readonly file: string
  readonly line: number
  readonly rule?: string
  readonly message: string
}

/** Everything read from a folder or file: what was sound, and what was not. */
export interface Loaded<Item> {
  readonly items: readonly Item[]
  readonly problems: readonly Problem[]
}

/** The way to a value inside a file: field names and positions. */
export type Path = readonly (string | number)[]

export interface KnowledgeFile<Value> {
  /** Null when the file does not fit the schema; then `problems` says why. */
  readonly value: Value | null
  readonly problems: readonly Problem[]
  /** The line (from 1) where the value at `path` stands, or the nearest one above it. */
  lineOf(path: Path): number
}

type Schema<Value> = z.ZodType<Value>

/** `file` is only a name for complaints; nothing is read from the disk here. */
export function readKnowledge<Value>(
  file: string,
  text: string,
  schema: Schema<Value>,
): KnowledgeFile<Value> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const lineOf = (path: Path) => lineOfPath(document, lines, path)
  const broken = document.errors.map((error) => ({
    file,
    line: lines.linePos(error.pos[0]).line,
    message: `not valid YAML: ${firstLine(error.message)}`,
  }))
  if (broken.length > 0) return { value: null, problems: broken, lineOf }
  const parsed = schema.safeParse(document.toJS())
  if (parsed.success) return { value: parsed.data, problems: [], lineOf }
  const problems = parsed.error.issues.map((issue) => problemOf(file, issue, lineOf))
  return { value: null, problems, lineOf }
}

function problemOf(file: string, issue: z.core.$ZodIssue, lineOf: (path: Path) => number): Problem {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const line = lineOf(unknown === undefined ? path : [...path, unknown])
  const field = path.length === 0 ? 'the file' : sayPath(path)
  const message = unknown === undefined ? issue.message : `unknown field "${unknown}"`
  return { file, line, message: `${field}: ${message}` }
}

/** `sessions.A.main[0].weeks[2]`, positions as YAML counts them. */
export function sayPath(path: Path): string {
  return path
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`,
    )
    .join('')
}

function lineOfPath(document: ReturnType<typeof parseDocument>, lines: LineCounter, path: Path) {
  for (let length = path.length; length > 0; length--) {
    const node = keyOrValue(document, path.slice(0, length))
    const start = node?.range?.[0]
    if (start !== undefined) return lines.linePos(start).line
  }
  return 1
}

/** The key of a field rather than its value: a block value may begin lines below its name. */
function keyOrValue(document: ReturnType<typeof parseDocument>, path: Path): Node | null {
  const last = path[path.length - 1]
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isPair(item) && keyIs(item.key, last))
    return pair !== undefined && isNode(pair.key) ? pair.key : null
  }
  const node = document.getIn([...path], true)
  return isNode(node) ? node : null
}

function keyIs(key: unknown, name: string | number | undefined): boolean {
  return String(isScalar(key) ? key.value : key) === String(name)
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? message
}
