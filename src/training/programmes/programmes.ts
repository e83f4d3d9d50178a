/**
 * The coach's programmes on the disk: `programmes/*.yaml` in the knowledge folder.
 */

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { KnowledgeFile, Loaded } from '../knowledge-file.ts'
import type { Programme } from './programme.ts'
import { readProgramme } from './programme-file.ts'

/** Reads every programme in `dir/programmes`; what does not fit is a problem with file and line. */
export async function loadProgrammes(dir: string): Promise<Loaded<Programme>> {
  const read = await readProgrammeFiles(dir)
  return {
    items: read.flatMap(({ value }) => value ?? []),
    problems: read.flatMap(({ problems }) => problems),
  }
}

/** The same, file by file, so that rules can name the line. Files in alphabetical order. */
export async function readProgrammeFiles(
  dir: string,
): Promise<(KnowledgeFile<Programme> & { readonly file: string })[]> {
  const folder = join(dir, 'programmes')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
  const read: (KnowledgeFile<Programme> & { readonly file: string })[] = []
  for (const name of names) {
    const file = join(folder, name)
    read.push({ file, ...readProgramme(file, await readFile(file, 'utf8')) })
  }
  return read
}

/** Programmes by id, for `PlanInput.knowledge`. */
export function programmesById(programmes: readonly Programme[]): ReadonlyMap<string, Programme> {
  return new Map(programmes.map((programme) => [programme.id, programme]))
}

export interface ProgrammeSummary {
  readonly id: string
  readonly name: string
  readonly goal: string
  readonly weeks: number
  readonly sessionsPerWeek: number
}

/** What a runner can choose from, in the order of a year: foundation first. */
export function listProgrammes(programmes: Iterable<Programme>): ProgrammeSummary[] {
  return [...programmes]
    .filter(({ phase }) => phase !== 'taper')
    .map(({ id, name, goal, weeks, sessions }) => ({
      id,
      name,
      goal,
      weeks: weeks.length,
      sessionsPerWeek: sessions.filter(({ fromAge }) => fromAge === null).length,
    }))
}
