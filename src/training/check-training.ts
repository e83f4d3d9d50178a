/** Every problem of the coach's training files: exercises, then programmes against every rule. */

import { join } from 'node:path'
import { loadExercises } from './exercises/exercises.ts'
import type { Problem } from './knowledge-file.ts'
import { checkProgrammes } from './programmes/check-programmes.ts'

/** Empty when everything is sound. Problems name file, line and, where one is broken, the rule. */
export async function checkTraining(knowledgeDir: string): Promise<Problem[]> {
  const { exercises, problems } = await loadExercises(join(knowledgeDir, 'exercises.yaml'))
  return [...problems, ...(await checkProgrammes(knowledgeDir, exercises))]
}
