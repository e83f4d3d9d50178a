/** What members did, what holds them back, and the plan they follow. */

export interface TrainingTables {
  workout_entry: WorkoutEntryTable
  hold: HoldTable
  plan: PlanTable
}

/** One exercise on one day as done; numbers derived from it are never stored. */
export interface WorkoutEntryTable {
  id: string
  member_id: string
  day: string
  exercise: string
  sets_json: string
  pain: number | null
  soreness: number | null
  note: string | null
  logged_at: number
  deleted_at: number | null
}

export interface HoldTable {
  id: string
  member_id: string
  category: string
  scope_json: string
  since_day: string
  opened_at: number
  cleared_at: number | null
  /** The member's own words when they said they were cleared. */
  cleared_words: string | null
}

export interface PlanTable {
  member_id: string
  programme: string
  start_day: string
  answers_json: string
  updated_at: number
}
