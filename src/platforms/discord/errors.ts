/**
 * What a failed Discord call means for the message, as a `PlatformError`.
 *
 * Three kinds of failures arrive here: Discord refused (a JSON error code or a status), Discord wants to be left
 * alone (a rate limit), or the network failed (then it matters whether the request had already gone out).
 * The request URL is never copied: it holds the interaction token.
 */
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js'
import { messageOf, PlatformError, type PlatformErrorDetails } from '../../errors.ts'

type Meaning = Omit<PlatformErrorDetails, 'platform'>

/** JSON error codes: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const codes = {
  unknownChannel: 10003,
  unknownGuild: 10004,
  unknownMember: 10007,
  unknownMessage: 10008,
  unknownUser: 10013,
  unknownWebhook: 10015,
  unknownInteraction: 10062,
  alreadyPublished: 40033,
  alreadyAcknowledged: 40060,
  missingAccess: 50001,
  dmsClosed: 50007,
  missingPermissions: 50013,
  invalidFormBody: 50035,
  wrongChannelType: 50024,
  interactionTokenExpired: 50027,
  noMutualGuild: 50278,
} as const

const meaningOfCode = new Map<number, Meaning & { readonly words?: string }>([
  [codes.unknownChannel, { outcome: 'gone', reason: 'unknown-channel' }],
  [codes.unknownGuild, { outcome: 'gone', reason: 'left' }],
  [codes.unknownMember, { outcome: 'gone', reason: 'unknown-member' }],
  [codes.unknownUser, { outcome: 'gone', reason: 'unknown-user' }],
  [codes.unknownMessage, { outcome: 'refused', reason: 'unknown-message' }],
  [codes.unknownInteraction, { outcome: 'refused', reason: 'interaction-expired' }],
  [codes.unknownWebhook, { outcome: 'refused', reason: 'interaction-expired' }],
  [codes.interactionTokenExpired, { outcome: 'refused', reason: 'interaction-expired' }],
  [codes.alreadyAcknowledged, { outcome: 'refused', reason: 'already-acknowledged' }],
  [codes.dmsClosed, { outcome: 'gone', reason: 'dms-closed' }],
  [codes.noMutualGuild, { outcome: 'gone', reason: 'dms-closed' }],
  [codes.alreadyPublished, { outcome: 'refused', reason: 'already-published' }],
  [codes.wrongChannelType, { outcome: 'refused', reason: 'wrong-channel-type' }],
  [codes.invalidFormBody, { outcome: 'refused', reason: 'invalid' }],
  [
    codes.missingAccess,
    {
      outcome: 'refused',
      reason: 'no-permission',
      words: 'I cannot see that channel: my role needs View Channel there',
    },
  ],
  [
    codes.missingPermissions,
    {
      outcome: 'refused',
      reason: 'no-permission',
      words: 'My role lacks a permission in that channel, most likely Send Messages',
    },
  ],
])

/** Failures that prove the request never left: nothing was delivered. */
const neverLeft = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** Translates anything a Discord call throws; a `PlatformError` passes through unchanged. */
export function translateError(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error
  if (error instanceof RateLimitError) return rateLimited(error)
  if (error instanceof DiscordAPIError) return refusedByDiscord(error)
  if (error instanceof HTTPError) return brokenServer(error.status)
  if (isMissingToken(error)) return platformError('Discord no longer takes the token', unauthorised)
  return networkFailure(error)
}

/** Whether the message in question is not there any more. */
export function isUnknownMessage(error: unknown): boolean {
  return hasReason(error, 'unknown-message')
}

/** Whether an interaction can no longer be answered: too late, or its fifteen minutes are over. */
export function isClosedInteraction(error: unknown): boolean {
  return hasReason(error, 'interaction-expired')
}

export function hasReason(error: unknown, reason: string): boolean {
  return error instanceof PlatformError && error.reason === reason
}

const unauthorised: Meaning = { outcome: 'unauthorised', reason: 'token' }

function rateLimited(error: RateLimitError): PlatformError {
  const retryAfterMs = Math.max(error.retryAfter, error.timeToReset, error.sublimitTimeout)
  const seconds = Math.ceil(retryAfterMs / 1000)
  return platformError(`Discord wants no more of this for ${seconds} s`, {
    outcome: 'retry',
    reason: 'rate-limit',
    retryAfterMs,
    global: error.global,
  })
}

function refusedByDiscord(error: DiscordAPIError): PlatformError {
  const known = meaningOfCode.get(Number(error.code))
  if (known !== undefined) {
    const { words, ...meaning } = known
    return platformError(words ?? inWords(error), meaning)
  }
  if (error.status === 401) return platformError('Discord does not take the token', unauthorised)
  const reason = error.status === 403 ? 'no-permission' : 'invalid'
  return platformError(inWords(error), { outcome: 'refused', reason })
}

function inWords(error: DiscordAPIError): string {
  return `Discord refused ${error.method}: ${error.message} (${error.code})`
}

function brokenServer(status: number): PlatformError {
  return platformError(`Discord answered ${status}`, { outcome: 'in-doubt', reason: `${status}` })
}

/** After a 401 the REST client forgets its token and says so in these words on every later call. */
function isMissingToken(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Expected token to be set')
}

function networkFailure(error: unknown): PlatformError {
  const code = networkCode(error)
  const outcome = neverLeft.has(code) ? 'retry' : 'in-doubt'
  return platformError(`Discord was not reached: ${messageOf(error) || code}`, {
    outcome,
    reason: code,
  })
}

function networkCode(error: unknown): string {
  if (!(error instanceof Error)) return 'network'
  if ('code' in error && typeof error.code === 'string') return error.code
  return error.cause === undefined ? error.name : networkCode(error.cause)
}

function platformError(message: string, meaning: Meaning): PlatformError {
  return new PlatformError(message, { platform: 'discord', ...meaning })
}
