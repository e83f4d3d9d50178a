/** Rests, pairs, the order of the blocks, warm-up and time: rules R1, R2, S4, W1, W2. */

import { isHeavySet, isLegPattern, isPlyo, isPower } from '../exercises/movement.ts'
import type { Finding, SeenExercise, SeenSession } from './seen.ts'

const hardest = ({ exercise }: SeenExercise) =>
  Math.max(0, ...exercise.sets.map((set) => set.percent1RM ?? 0))

/** Seconds of rest that fit: heavy long, middle shorter, pairs and small work short. */
function restRange(seen: SeenExercise): readonly [number, number] {
  const { block, exercise } = seen
  if (block === 'plyo') return [30, 120]
  const percent = hardest(seen)
  if (percent >= 80) return [120, 300]
  if (percent >= 60) return [90, 180]
  if (exercise.pair !== null) return [45, 90]
  return block === 'main' || block === 'power' ? [45, 300] : [45, 120]
}

/** R1: rest fits the load. */
export function restFitsLoad(session: SeenSession): Finding[] {
  return session.exercises.flatMap((seen) => {
    const [least, most] = restRange(seen)
    const { id, restSeconds } = seen.exercise
    if (restSeconds >= least && restSeconds <= most) return []
    const reason = `${id}: rest of ${restSeconds} s; ${least}-${most} s fit this load`
    return [{ rule: 'R1', place: seen.place, reason }]
  })
}

/** R2: a main leg lift shares its pair with no other heavy leg lift. */
export function mainLiftAlone(session: SeenSession): Finding[] {
  const legs = session.exercises.filter(({ exercise }) => isLegPattern(exercise.pattern))
  return legs.flatMap((seen) => {
    if (seen.block !== 'main' || seen.exercise.pair === null) return []
    const partner = legs.find(
      (other) => other !== seen && other.exercise.pair === seen.exercise.pair && isHeavy(other),
    )
    if (partner === undefined) return []
    const reason = `${seen.exercise.id} is paired with heavy ${partner.exercise.id}; pair it with upper body or trunk`
    return [{ rule: 'R2', place: seen.place, reason }]
  })
}

const isHeavy = ({ exercise }: SeenExercise) =>
  exercise.sets.some((set) => isHeavySet(exercise.pattern, set))

const order = ['plyo', 'power', 'main', 'accessory', 'trunk']

/** S4: jumps and power first, heavy next, the rest after. */
export function blocksInOrder(session: SeenSession): Finding[] {
  const findings = session.exercises.flatMap((seen) => {
    const reason = misplaced(seen)
    return reason === null ? [] : [{ rule: 'S4', place: seen.place, reason }]
  })
  const places = session.exercises.map(({ block }) => order.indexOf(block))
  const back = places.findIndex((place, at) => at > 0 && place < (places[at - 1] ?? 0))
  if (back === -1) return findings
  const reason = 'blocks go warm-up, plyo, power, main, accessory, trunk'
  return [...findings, { rule: 'S4', place: session.place, reason }]
}

function misplaced(seen: SeenExercise): string | null {
  const { block, exercise } = seen
  const jump = isPlyo(exercise.pattern)
  if (jump && block !== 'plyo' && block !== 'power')
    return `${exercise.id}: jumps belong before the lifts`
  if (!jump && block === 'plyo') return `${exercise.id} is no jump`
  if (isPower(exercise.pattern) && block !== 'power')
    return `${exercise.id}: power comes before heavy work`
  const late = block === 'accessory' || block === 'trunk'
  return late && hardest(seen) >= 80 ? `${exercise.id}: heavy work belongs in the main block` : null
}

/** W1: one to three ramp sets, easy moves before. */
export function warmUpRamps(session: SeenSession): Finding[] {
  const loaded = session.exercises.filter(
    ({ block, exercise }) =>
      block === 'main' && exercise.sets.some((set) => set.percent1RM !== null),
  )
  return loaded.flatMap((seen) => {
    const ramp = session.warmUp.find(({ id }) => id === seen.exercise.id)
    const wanted = hardest(seen) < 60 ? 1 : 2
    const sets = ramp?.sets.length ?? 0
    if (sets >= wanted && sets <= 3) return []
    return [{ rule: 'W1', place: seen.place, reason: `${seen.exercise.id} has ${sets} ramp sets` }]
  })
}

/** W2: the session fits its time. */
export function fitsItsTime(session: SeenSession): Finding[] {
  if (session.minutes <= session.minutesCap) return []
  const reason = `${session.name} takes ${session.minutes} min; ${session.minutesCap} at most`
  return [{ rule: 'W2', place: session.place, reason }]
}
