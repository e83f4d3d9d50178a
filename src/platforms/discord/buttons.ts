/**
 * Buttons as Discord's action rows: five to a row, the opaque id as `custom_id`, addresses as link buttons.
 */
import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from 'discord.js'
import type { BlockOf, Button } from '../../chat/reply.ts'
import { PlatformError } from '../../errors.ts'
import { BUTTON_ID_LENGTH, BUTTON_URL_LENGTH, BUTTONS_PER_ROW, LABEL_LENGTH } from './limits.ts'

export type ButtonRow = APIActionRowComponent<APIComponentInMessageActionRow>

const styles = {
  primary: ButtonStyle.Primary,
  plain: ButtonStyle.Secondary,
  danger: ButtonStyle.Danger,
} as const

/** The rows as written; a row of more than five goes on in the next. */
export function renderButtons(blocks: readonly BlockOf<'buttons'>[]): ButtonRow[] {
  return blocks
    .flatMap(({ rows }) => rows)
    .flatMap((row) => inFives(row))
    .map((row) => ({ type: ComponentType.ActionRow, components: row.map(renderButton) }))
}

function renderButton({ label, style, url, id }: Button): APIButtonComponent {
  const shown = { type: ComponentType.Button, label: shortened(label) } as const
  if (url !== undefined && url.length <= BUTTON_URL_LENGTH) {
    return { ...shown, style: ButtonStyle.Link, url }
  }
  if (id === undefined || id.length > BUTTON_ID_LENGTH) throw unpressable(label)
  return { ...shown, style: styles[style ?? 'plain'], custom_id: id }
}

function shortened(label: string): string {
  return label.length <= LABEL_LENGTH ? label : `${label.slice(0, LABEL_LENGTH - 1)}…`
}

function inFives(row: readonly Button[]): Button[][] {
  const fives: Button[][] = []
  for (let from = 0; from < row.length; from += BUTTONS_PER_ROW) {
    fives.push(row.slice(from, from + BUTTONS_PER_ROW))
  }
  return fives
}

function unpressable(label: string): PlatformError {
  return new PlatformError(`The button "${label}" has neither a usable id nor a usable address`, {
    platform: 'discord',
    outcome: 'refused',
    reason: 'invalid',
  })
}
