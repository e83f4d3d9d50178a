/**
 * How much each single chat takes: its own window, and for groups a part of it kept free for people.
 */
import type { Destination } from '../chat/address.ts'
import type { LaneLimits } from './lane-limits.ts'
import { createWindow, type Rate, type Window } from './window.ts'

export interface ChatRates {
  freeAt(to: Destination, now: number, isInteractive: boolean): number
  take(to: Destination, now: number): void
}

interface ChatWindows {
  readonly all: Window
  readonly deliveries: Window
  lastUsedAt: number
}

/** Longer than any window. */
const FORGET_AFTER_MS = 2 * 60_000

export function createChatRates(limits: LaneLimits): ChatRates {
  const chats = new Map<string, ChatWindows>()
  let sweptAt = 0

  /** Forgets chats that have long been free again. */
  const sweep = (now: number) => {
    if (Math.abs(now - sweptAt) < FORGET_AFTER_MS) return
    sweptAt = now
    for (const [chat, { lastUsedAt }] of chats) {
      if (Math.abs(now - lastUsedAt) > FORGET_AFTER_MS) chats.delete(chat)
    }
  }

  return {
    freeAt(to, now, isInteractive) {
      const windows = chats.get(to.chat)
      if (windows === undefined) return now
      return isInteractive
        ? windows.all.freeAt(now)
        : Math.max(windows.all.freeAt(now), windows.deliveries.freeAt(now))
    },
    take(to, now) {
      const rate = rateOf(to, limits)
      if (rate === null) return
      sweep(now)
      const windows =
        chats.get(to.chat) ?? createWindows(rate, isPrivate(to) ? 0 : limits.groupReserve)
      chats.set(to.chat, windows)
      windows.all.take(now)
      windows.deliveries.take(now)
      windows.lastUsedAt = now
    },
  }
}

function createWindows(rate: Rate, reserve: number): ChatWindows {
  return {
    all: createWindow(rate),
    deliveries: createWindow({ ...rate, most: Math.max(1, rate.most - reserve) }),
    lastUsedAt: 0,
  }
}

function rateOf(to: Destination, limits: LaneLimits): Rate | null {
  return isPrivate(to) ? limits.perPrivateChat : limits.perGroup
}

/** Telegram groups have negative ids; a Discord private chat is named by its person. */
export function isPrivate({ platform, chat }: Destination): boolean {
  return platform === 'telegram' ? !chat.startsWith('-') : chat.startsWith('@')
}
