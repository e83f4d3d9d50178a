/**
 * Schedules, what came due, and what was sent to whom.
 *
 * schedule -> occurrence (one a slot) -> delivery (one a source and target) -> content (the words, shared).
 */

export interface DeliveryTables {
  schedule: ScheduleTable
  occurrence: OccurrenceTable
  content: ContentTable
  delivery: DeliveryTable
  pause: PauseTable
  reachability: ReachabilityTable
  followed_chat: FollowedChatTable
  announcement: AnnouncementTable
  announcement_choice: AnnouncementChoiceTable
  announcement_change: AnnouncementChangeTable
  publication: PublicationTable
  job: JobTable
}

/** Something that comes due again and again, or once. */
export interface ScheduleTable {
  id: string
  /** Which code prepares what is due: `reminder`, `daily-lift`, … */
  kind: string
  owner_member: string | null
  /** A destination as text; null when the kind finds its targets itself. */
  target: string | null
  recurrence_json: string
  zone: string
  /** Null while paused, deleted or finished, so that the ticker's index holds only what may come due. */
  next_due_at: number | null
  missed_policy: 'catch-up' | 'skip'
  max_age_ms: number
  payload_json: string
  paused_at: number | null
  deleted_at: number | null
  created_at: number
  updated_at: number
}

/** One slot of a schedule, claimed once. */
export interface OccurrenceTable {
  id: string
  schedule_id: string
  /** The instant it was due. */
  slot: number
  /** `claimed`: its deliveries are not queued yet. `skipped`: too old to be of use when it was seen. */
  state: 'claimed' | 'done' | 'skipped'
  /** Older slots that this one stands for after a downtime. */
  missed: number
  claimed_at: number
  settled_at: number | null
}

/** What is said, shared by every delivery of it. Images are base64 text. */
export interface ContentTable {
  id: string
  reply_json: string
  created_at: number
}

export type DeliveryState = 'queued' | 'sending' | 'sent' | 'retry_at' | 'dead' | 'in_doubt'

/** One message to one target, from the intent to the outcome. */
export interface DeliveryTable {
  id: string
  /** `occurrence:ID`, `lift:DAY`, `announcement:ID`. */
  source: string
  target: string
  platform: string
  /** Decides what happens in doubt: announcements wait for the coach, everything else is sent once more. */
  kind: string
  member_id: string | null
  content_id: string
  /** Lower goes first. */
  priority: number
  paid: 0 | 1
  ping_role: string | null
  nonce: string
  state: DeliveryState
  /** Not to be sent before. */
  due_at: number
  /** Useless after this; null: never. */
  not_after: number | null
  attempts: number
  /** How often nobody knew whether it had arrived. */
  doubts: number
  /** It may have arrived, and until then a repeat is recognised by its nonce; null: no such repeat is open. */
  nonce_until: number | null
  reason: string | null
  /** When the call of the first and of the latest attempt was intended. */
  first_tried_at: number | null
  tried_at: number | null
  sent_at: number | null
  sent_ids_json: string | null
  created_at: number
  settled_at: number | null
}

/** A waiting time a platform asked for; outlives a restart. */
export interface PauseTable {
  /** A destination as text, or `platform:*` for all of them. */
  target: string
  until: number
}

export interface ReachabilityTable {
  destination: string
  reachable: 0 | 1
  reason: string
  since: number
  moved_to: string | null
}

/** A channel or group that gets the day's lift. */
export interface FollowedChatTable {
  destination: string
  programme: string
  start_day: string
  /** `HH:MM` in the zone. */
  local_time: string
  zone: string
  /** Who asked for it, as `platform:person`. */
  followed_by: string
  followed_at: number
  stopped_at: number | null
}

/** Something the coach tells everybody. */
export interface AnnouncementTable {
  id: string
  coach_member: string
  state: 'draft' | 'confirmed' | 'sending' | 'finished' | 'cancelled' | 'recalled'
  reply_json: string
  /** Whom it is for, and when it lands, as the coach chose. */
  audience_json: string
  timing_json: string
  created_at: number
  confirm_until: number | null
  confirmed_at: number | null
  starts_at: number | null
  finished_at: number | null
  /** Where live progress is shown, as a sent message. */
  progress_json: string | null
  /** Whether something is still under way, so that progress is shown until it is done. */
  live: 0 | 1
  /** Whether the one role of the settings is pinged on Discord. */
  ping_role: 0 | 1
  /** New words for one that is out already, until the coach confirms them. */
  edit_json: string | null
  /** How often it was changed after it went out. */
  round: number
}

/** An edit or recall of one message that is out there. */
export interface AnnouncementChangeTable {
  id: string
  announcement_id: string
  /** Counts the edits and the recall of an announcement; each reaches a chat once. */
  round: number
  kind: 'edit' | 'recall'
  target: string
  state: 'waiting' | 'done' | 'failed'
  reason: string | null
  attempts: number
  /** Not to be tried before. */
  due_at: number
  settled_at: number | null
}

/** A sent announcement that Discord is to hand on to the servers that follow the channel. */
export interface PublicationTable {
  source: string
  target: string
  state: 'waiting' | 'published' | 'failed'
  reason: string | null
  attempts: number
  /** Messages handed on, which is what Discord counts. */
  parts: number
  due_at: number
  settled_at: number | null
}

/** A chat's own yes or no to announcements; absent: the default of its kind. */
export interface AnnouncementChoiceTable {
  destination: string
  wanted: 0 | 1
  changed_at: number
}

/** Background work of the embedded queue. */
export interface JobTable {
  id: string
  queue: string
  /** At most one waiting job of a queue has this key; null: no limit. */
  unique_key: string | null
  data_json: string
  state: 'waiting' | 'active' | 'done' | 'failed'
  run_at: number
  attempts: number
  max_attempts: number
  reason: string | null
  created_at: number
  settled_at: number | null
}
