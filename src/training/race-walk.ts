/** Walks the weeks of a plan one after the other until a day is reached. */

import type { Walk } from './plan-walk.ts'
import type { Programme } from './programme.ts'
import { firstPosition, nextPosition, type Position } from './training-weeks.ts'
import { walkWeek } from './week-walk.ts'

/** Walks the plan until `until` (a day number) is behind. */
export function walkTo(walk: Walk, programme: Programme, until: number) {
  let position: Position = firstPosition(programme, walk.start, walk.policy)
  while (position.start <= until) {
    position = walkWeek(walk, position, position.start + 7) ?? nextPosition(position)
  }
}
