/**
 * A request Discord would not take, with its status and its JSON error code.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly code: number
  readonly headers: Readonly<Record<string, string>>
  readonly retryAfterSeconds: number | undefined

  constructor(
    status: number,
    code: number,
    message: string,
    extra: { headers?: Record<string, string>; retryAfterSeconds?: number } = {},
  ) {
    super(message)
    this.status = status
    this.code = code
    this.headers = extra.headers ?? {}
    this.retryAfterSeconds = extra.retryAfterSeconds
  }

  /** The body as Discord words it. */
  toJSON(): object {
    if (this.retryAfterSeconds === undefined) return { code: this.code, message: this.message }
    const global = this.headers['X-RateLimit-Global'] === 'true'
    return { message: this.message, retry_after: this.retryAfterSeconds, global, code: this.code }
  }
}

export const refusals = {
  unauthorised: () => new Refusal(401, 0, '401: Unauthorized'),
  notFound: () => new Refusal(404, 0, '404: Not Found'),
  unknownChannel: () => new Refusal(404, 10003, 'Unknown Channel'),
  unknownMember: () => new Refusal(404, 10007, 'Unknown Member'),
  unknownMessage: () => new Refusal(404, 10008, 'Unknown Message'),
  unknownUser: () => new Refusal(404, 10013, 'Unknown User'),
  unknownInteraction: () => new Refusal(404, 10062, 'Unknown interaction'),
  alreadyPublished: () => new Refusal(400, 40033, 'This message has already been crossposted'),
  alreadyAcknowledged: () => new Refusal(400, 40060, 'Interaction has already been acknowledged.'),
  missingAccess: () => new Refusal(403, 50001, 'Missing Access'),
  notTheAuthor: () => new Refusal(403, 50005, 'Cannot edit a message authored by another user'),
  emptyMessage: () => new Refusal(400, 50006, 'Cannot send an empty message'),
  closedPrivateChat: () => new Refusal(403, 50007, 'Cannot send messages to this user'),
  missingPermissions: () => new Refusal(403, 50013, 'Missing Permissions'),
  wrongChannelType: () => new Refusal(400, 50024, 'Cannot execute action on this channel type'),
  invalidWebhookToken: () => new Refusal(401, 50027, 'Invalid Webhook Token'),
  invalidForm: (what: string) => new Refusal(400, 50035, `Invalid Form Body\n${what}`),
}

/** 429 with the waiting time in body and headers. */
export function rateLimited(
  retryAfterMs: number,
  { global = false, scope = 'user' } = {},
): Refusal {
  const seconds = retryAfterMs / 1000
  return new Refusal(429, 0, 'You are being rate limited.', {
    retryAfterSeconds: seconds,
    headers: {
      'Retry-After': `${Math.ceil(seconds)}`,
      'X-RateLimit-Scope': global ? 'global' : scope,
      ...(global ? { 'X-RateLimit-Global': 'true' } : {}),
    },
  })
}
