/**
 * Keyboards under messages, checked as Telegram does.
 */
import { bodyOf, listOf, type Params, textOf } from './fields.ts'
import { badRequest } from './refusal.ts'

const MAX_DATA_BYTES = 64
const MAX_BUTTONS = 100

const actions = ['callback_data', 'url', 'switch_inline_query', 'login_url', 'copy_text']

export function checkKeyboard(markup: unknown): void {
  if (markup === undefined) return
  const rows = bodyOf(markup).inline_keyboard
  if (!Array.isArray(rows)) throw badRequest("can't parse inline keyboard markup JSON object")
  const buttons = rows.flatMap((row) => listOf(row))
  if (buttons.length > MAX_BUTTONS) throw badRequest('reply markup is too long')
  for (const button of buttons) checkButton(button)
}

export function buttonsOf(markup: unknown): readonly { label: string; data: string | null }[] {
  const rows = bodyOf(markup).inline_keyboard
  if (!Array.isArray(rows)) return []
  return rows
    .flatMap((row) => listOf(row))
    .map(({ text, callback_data: data }) => ({
      label: textOf(text),
      data: typeof data === 'string' ? data : null,
    }))
}

function checkButton(button: Params): void {
  if (textOf(button.text).trim() === '') throw badRequest('inline keyboard button text is empty')
  const chosen = actions.filter((action) => button[action] !== undefined)
  if (chosen.length !== 1)
    throw badRequest('inline keyboard button must have exactly one optional field')
  const { callback_data: data, url } = button
  if (data !== undefined && !hasGoodLength(textOf(data))) throw badRequest('BUTTON_DATA_INVALID')
  if (url !== undefined && !/^(https?|tg):\/\//.test(textOf(url))) {
    throw badRequest(`inline keyboard button URL '${textOf(url)}' is invalid: Wrong HTTP URL`)
  }
}

function hasGoodLength(data: string): boolean {
  const bytes = Buffer.byteLength(data)
  return bytes >= 1 && bytes <= MAX_DATA_BYTES
}
