/** Members, who they are on each platform, and what is kept for a while. */

export interface CoreTables {
  member: MemberTable
  identity: IdentityTable
  link_code: LinkCodeTable
  button: ButtonTable
  cache: CacheTable
  fact: FactTable
  finished_news: FinishedNewsTable
}

/** News a platform numbered, dealt with and not confirmed yet. */
export interface FinishedNewsTable {
  platform: string
  news: number
}

export interface MemberTable {
  id: string
  created_at: number
  /** Settings with defaults filled in when read (`members/settings`). */
  settings_json: string
  /** Training profile as the member told it (`members/profile`). */
  profile_json: string
}

/** One person on one platform. A member linked on both platforms has two. */
export interface IdentityTable {
  platform: string
  person_id: string
  member_id: string
  created_at: number
}

/** A short-lived code that joins two identities of one person. Single use. */
export interface LinkCodeTable {
  code: string
  member_id: string
  platform: string
  expires_at: number
  used_at: number | null
}

/** What an opaque button id stands for. */
export interface ButtonTable {
  id: string
  action: string
  data_json: string
  only_member: string | null
  once: 0 | 1
  pressed_at: number | null
  expires_at: number
}

/** Keyv's table: what may expire. */
export interface CacheTable {
  key: string
  value: string
  expires_at: number | null
}

/** Single facts about this installation, such as the fingerprint of the registered command menu. */
export interface FactTable {
  name: string
  value: string
}
