/** The target when the log says nothing yet: exactly what the programme's week asks. */

import type { PrescribedSet } from './lift.ts'
import type { NextTarget, TargetInput } from './target.ts'

export function plainTarget(input: TargetInput): NextTarget {
  const first = input.prescribed[0]
  return { sets: input.prescribed, why: first === undefined ? '' : sayPlain(first) }
}

function sayPlain(set: PrescribedSet): string {
  if (set.percent1RM !== null) {
    return `The programme's week asks for ${set.percent1RM} % of your maximum; without a log, choose a load that leaves ${set.rir ?? 3} reps.`
  }
  if (set.rir !== null) {
    return `The programme's week; no log yet, so choose a load that leaves ${set.rir} good reps.`
  }
  return "The programme's week."
}
