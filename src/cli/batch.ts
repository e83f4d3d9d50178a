/**
 * A file with one JSON object a line, as `--batch` takes it. Lines are read one by one, so that a long file starts
 * printing at once.
 */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { z } from 'zod'
import { messageOf, UserError } from '../errors.ts'

/** Every line as `schema` wants it. Throws a `UserError` with file and line for the first that does not fit. */
export async function* readBatch<Line>(
  file: string,
  schema: z.ZodType<Line>,
): AsyncGenerator<Line> {
  let number = 0
  for await (const line of linesOf(file)) {
    number += 1
    if (line.trim() !== '') yield readLine(line, `${file}:${number}`, schema)
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  try {
    yield* createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })
  } catch (error) {
    throw new UserError(`${file} cannot be read (${messageOf(error)})`)
  }
}

function readLine<Line>(line: string, place: string, schema: z.ZodType<Line>): Line {
  const read = schema.safeParse(asJson(line, place))
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new UserError(`${place}: ${issue?.path.join('.')}: ${issue?.message}`)
}

function asJson(line: string, place: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new UserError(`${place}: not a line of JSON`)
  }
}
