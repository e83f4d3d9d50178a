/**
 * What a failed Telegram call means for the message, as a `PlatformError`.
 *
 * Telegram has few codes, so its English descriptions tell the cases apart; the newest wording and older ones both
 * stand here. The network's own errors are never copied: they hold the request URL, and the URL holds the token.
 */
import { GrammyError, HttpError } from 'grammy'
import { PlatformError, type PlatformErrorDetails } from '../../errors.ts'

type Meaning = Omit<PlatformErrorDetails, 'platform'>

/** The first line whose words stand in Telegram's description says what it means. */
const meanings: readonly (readonly [words: RegExp, meaning: Meaning])[] = [
  [/blocked by the user/i, { outcome: 'gone', reason: 'blocked' }],
  [/user is deactivated|USER_DEACTIVATED/i, { outcome: 'gone', reason: 'deactivated' }],
  [/can't initiate conversation/i, { outcome: 'gone', reason: 'not-started' }],
  [/can't send messages to bots|USER_IS_BOT/i, { outcome: 'gone', reason: 'bot' }],
  [/bot was kicked/i, { outcome: 'gone', reason: 'kicked' }],
  [/not a member of|CHANNEL_PRIVATE/i, { outcome: 'gone', reason: 'left' }],
  [/group chat was (deactivated|deleted)/i, { outcome: 'gone', reason: 'chat-deleted' }],
  [
    /chat not found|PEER_ID_INVALID|CHAT_ID_INVALID/i,
    { outcome: 'gone', reason: 'chat-not-found' },
  ],
  [/message thread not found|TOPIC_DELETED/i, { outcome: 'gone', reason: 'topic-deleted' }],
  [
    /not enough rights|have no rights|need administrator rights|CHAT_ADMIN_REQUIRED|WRITE_FORBIDDEN|TOPIC_CLOSED|CHAT_RESTRICTED|CHAT_SEND_\w+_FORBIDDEN/i,
    { outcome: 'refused', reason: 'no-permission' },
  ],
  [/message is not modified/i, { outcome: 'refused', reason: 'not-modified' }],
  [/there is no (text|caption) in the message/i, { outcome: 'refused', reason: 'no-text' }],
  [
    /message to (edit|delete|react) not found|MESSAGE_ID_INVALID|message identifier is not/i,
    { outcome: 'refused', reason: 'unknown-message' },
  ],
  [/message can't be edited/i, { outcome: 'refused', reason: 'not-editable' }],
  [/message can't be deleted/i, { outcome: 'refused', reason: 'not-deletable' }],
  [/too long|TOO_LONG|too large/i, { outcome: 'refused', reason: 'too-long' }],
  [/can't parse entit|entit(y|ies)/i, { outcome: 'refused', reason: 'bad-entities' }],
  [/query is too old|QUERY_ID_INVALID/i, { outcome: 'refused', reason: 'press-expired' }],
  [/file is too big/i, { outcome: 'refused', reason: 'file-too-big' }],
]

/** Failures that prove the request never left: nothing was delivered. */
const neverLeft = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'])

/** Translates anything a Telegram call throws; a `PlatformError` passes through unchanged. */
export function translateError(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error
  if (error instanceof GrammyError) return refusedByTelegram(error)
  return networkFailure(error instanceof HttpError ? error.error : error)
}

export function hasReason(error: unknown, ...reasons: readonly string[]): boolean {
  return error instanceof PlatformError && reasons.includes(error.reason ?? '')
}

function refusedByTelegram({
  error_code: code,
  description,
  parameters,
}: GrammyError): PlatformError {
  const said = `Telegram refused: ${description} (${code})`
  if (code >= 500) return inDoubt(`Telegram answered ${code}`, `${code}`)
  if (code === 429) return floodLimited(parameters.retry_after ?? 1)
  if (parameters.migrate_to_chat_id !== undefined) {
    const movedTo = `${parameters.migrate_to_chat_id}`
    return platformError(said, { outcome: 'moved', reason: 'migrated', movedTo })
  }
  // A token that is not even shaped like one has no address: 404 instead of 401.
  if (code === 401 || (code === 404 && /^not found$/i.test(description))) {
    return platformError('Telegram does not take the token', {
      outcome: 'unauthorised',
      reason: 'token',
    })
  }
  if (code === 409) return platformError(said, { outcome: 'refused', reason: 'conflict' })
  const [, meaning] = meanings.find(([words]) => words.test(description)) ?? []
  return platformError(said, meaning ?? fallback(code))
}

function fallback(code: number): Meaning {
  return { outcome: 'refused', reason: code === 403 ? 'no-permission' : 'invalid' }
}

function floodLimited(retryAfterSeconds: number): PlatformError {
  return platformError(`Telegram wants no more of this for ${Math.ceil(retryAfterSeconds)} s`, {
    outcome: 'retry',
    reason: 'flood-limit',
    retryAfterMs: retryAfterSeconds * 1_000,
  })
}

function networkFailure(error: unknown): PlatformError {
  const code = networkCode(error)
  if (!neverLeft.has(code)) return inDoubt(`Telegram did not answer: ${code}`, code)
  return platformError(`Telegram was not reached: ${code}`, { outcome: 'retry', reason: code })
}

/** The bare code, because everything else in a network error may name the URL. */
function networkCode(error: unknown): string {
  if (!(error instanceof Error)) return 'network'
  if ('code' in error && typeof error.code === 'string') return error.code
  if ('type' in error && typeof error.type === 'string') return error.type
  if (/timed out/.test(error.message)) return 'timed-out'
  return error.cause === undefined ? error.name : networkCode(error.cause)
}

function inDoubt(message: string, reason: string): PlatformError {
  return platformError(message, { outcome: 'in-doubt', reason })
}

function platformError(message: string, meaning: Meaning): PlatformError {
  return new PlatformError(message, { platform: 'telegram', ...meaning })
}
