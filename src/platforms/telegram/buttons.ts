/**
 * Buttons as a keyboard under a message: those that act carry their opaque id, those with an address open it.
 */
import type { InlineKeyboardButton } from 'grammy/types'
import type { BlockOf, Button } from '../../chat/reply.ts'
import { PlatformError } from '../../errors.ts'
import { webAddress } from './entities.ts'
import { BUTTON_ID_BYTES, BUTTONS_PER_ROW, LABEL_LENGTH } from './limits.ts'

export type Keyboard = readonly (readonly InlineKeyboardButton[])[]

/** The rows as written; a row that is too long for a phone goes on in the next. */
export function renderButtons(blocks: readonly BlockOf<'buttons'>[]): Keyboard {
  return blocks
    .flatMap(({ rows }) => rows)
    .flatMap((row) => inShortRows(row))
    .map((row) => row.map(renderButton))
}

function renderButton({ label, style, url, id }: Button): InlineKeyboardButton {
  const text = shortened(label)
  const address = url === undefined ? null : webAddress(url)
  if (address !== null) return { text, url: address }
  if (id === undefined || Buffer.byteLength(id) > BUTTON_ID_BYTES) throw unpressable(label)
  const look = style === 'primary' || style === 'danger' ? { style } : {}
  return { text, callback_data: id, ...look }
}

function shortened(label: string): string {
  return label.length <= LABEL_LENGTH
    ? label
    : `${label.slice(0, LABEL_LENGTH - 1)}…`.toWellFormed()
}

function inShortRows(row: readonly Button[]): Button[][] {
  const rows: Button[][] = []
  for (let from = 0; from < row.length; from += BUTTONS_PER_ROW) {
    rows.push(row.slice(from, from + BUTTONS_PER_ROW))
  }
  return rows
}

function unpressable(label: string): PlatformError {
  return new PlatformError(`The button "${label}" has neither a usable id nor a usable address`, {
    platform: 'telegram',
    outcome: 'refused',
    reason: 'invalid',
  })
}
