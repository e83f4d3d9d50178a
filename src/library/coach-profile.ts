/**
 * Who the coach is, from `knowledge/coach.yaml`: name, introduction, booking link and tone. The coach edits it.
 */
import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { messageOf, SetupError } from '../errors.ts'

const schema = z.object({
  name: z.string().min(1),
  introduction: z.string().min(1),
  bookingUrl: z.url({ protocol: /^https$/ }),
  bookingText: z.string().min(1),
  tone: z.array(z.string()).default([]),
  offers: z.array(z.string()).default([]),
  community: z.string().nullish(),
})

export type CoachProfile = z.infer<typeof schema>

/** Throws `SetupError` naming the file and the field that does not fit. */
export async function readCoachProfile(file: string): Promise<CoachProfile> {
  try {
    return schema.parse(parse(await readFile(file, 'utf8')))
  } catch (error) {
    throw new SetupError([
      { where: file, problem: describe(error), mend: 'See the comments in the file' },
    ])
  }
}

function describe(error: unknown): string {
  if (!(error instanceof z.ZodError)) return messageOf(error)
  return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
}
