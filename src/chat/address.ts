/**
 * Where a message goes, as one readable string: the platform first, then the chat, then a topic or thread.
 *
 * `telegram:-1001234` is a group, `telegram:-1001234/77` a topic in it, `telegram:42` a private chat,
 * `discord:998877` a channel or thread, `discord:@42` the private chat with user 42, `terminal:me` the terminal.
 */

export const platformNames = ['discord', 'telegram', 'terminal', 'web'] as const
export type PlatformName = (typeof platformNames)[number]

export interface Destination {
  readonly platform: PlatformName
  /** The chat id; on Discord `@USER` means the private chat with that user. */
  readonly chat: string
  /** A Telegram topic. Discord threads are channels of their own. */
  readonly topic?: string
}

/** `platform:chat` or `platform:chat/topic`; `parseDestination` reads it back unchanged. */
export function formatDestination({ platform, chat, topic }: Destination): string {
  return topic === undefined ? `${platform}:${chat}` : `${platform}:${chat}/${topic}`
}

/** Reads `platform:chat[/topic]`; null when it is not of that form. */
export function parseDestination(address: string): Destination | null {
  const found = /^([a-z]+):(@?-?[\w]+)(?:\/(\w+))?$/.exec(address.trim())
  const [, platform, chat, topic] = found ?? []
  if (!isPlatformName(platform) || chat === undefined) return null
  return topic === undefined ? { platform, chat } : { platform, chat, topic }
}

/** The private chat with a person on that platform. */
export function privateDestination(platform: PlatformName, personId: string): Destination {
  return { platform, chat: platform === 'discord' ? `@${personId}` : personId }
}

export function isPlatformName(name: string | undefined): name is PlatformName {
  return platformNames.some((known) => known === name)
}
