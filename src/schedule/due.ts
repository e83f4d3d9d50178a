/**
 * What came due, and the code that knows what to say then.
 */
import type { Outgoing } from '../delivery/outgoing.ts'
import type { Schedule } from './schedules.ts'

/** One slot of one schedule, claimed for good. */
export interface Due {
  readonly occurrenceId: string
  readonly schedule: Schedule
  /** The instant it was due, epoch milliseconds. */
  readonly slot: number
  /** Older slots of the schedule that this one stands for after a downtime. */
  readonly missed: number
  /** How long ago it was due. */
  readonly lateMs: number
}

/** A kind of schedule: turns what is due into messages. Asked again after a crash, so it must not act itself. */
export interface ScheduleKind {
  readonly kind: string
  /** The messages, none when there is nothing to say. `source` is best made with `occurrenceSource`. */
  prepare(due: Due): Promise<readonly Outgoing[]>
  /**
   * Several schedules of one target that came due during a downtime, told as one message instead of a flood.
   * Absent: each is prepared by itself.
   */
  prepareCatchUp?(dues: readonly Due[]): Promise<readonly Outgoing[]>
}

export function occurrenceSource({ occurrenceId }: Due): string {
  return `occurrence:${occurrenceId}`
}
