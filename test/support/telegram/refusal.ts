/**
 * A request Telegram would not take, with its code and its words.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: number
  readonly parameters: Readonly<Record<string, number>> | undefined

  constructor(code: number, description: string, parameters?: Readonly<Record<string, number>>) {
    super(description)
    this.code = code
    this.parameters = parameters
  }

  /** The body as Telegram words it. */
  toJSON(): object {
    const { code, message, parameters } = this
    return { ok: false, error_code: code, description: message, ...(parameters && { parameters }) }
  }
}

export const badRequest = (what: string) => new Refusal(400, `Bad Request: ${what}`)
export const forbidden = (what: string) => new Refusal(403, `Forbidden: ${what}`)
export const conflict = (what: string) => new Refusal(409, `Conflict: ${what}`)

export const refusals = {
  unauthorised: () => new Refusal(401, 'Unauthorized'),
  notFound: () => new Refusal(404, 'Not Found'),
  chatNotFound: () => badRequest('chat not found'),
  notStarted: () => forbidden("bot can't initiate conversation with a user"),
  blocked: () => forbidden('bot was blocked by the user'),
  deactivated: () => forbidden('user is deactivated'),
  kicked: (kind: string) => forbidden(`bot was kicked from the ${kind} chat`),
  left: (kind: string) => forbidden(`bot is not a member of the ${kind} chat`),
  noRights: () => badRequest('not enough rights to send text messages to the chat'),
  noChannelRights: () => badRequest('need administrator rights in the channel chat'),
  noTopic: () => badRequest('message thread not found'),
  emptyText: () => badRequest('message text is empty'),
  tooLong: () => badRequest('message is too long'),
  captionTooLong: () => badRequest('message caption is too long'),
  notModified: () =>
    badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a ' +
        'current content and reply markup of the message',
    ),
  noMessage: (forWhat: 'edit' | 'delete' | 'react' | 'be replied') =>
    badRequest(`message to ${forWhat} not found`),
  notEditable: () => badRequest("message can't be edited"),
  notDeletable: () => badRequest("message can't be deleted for everyone"),
  noTextToEdit: () => badRequest('there is no text in the message to edit'),
  noCaptionToEdit: () => badRequest('there is no caption in the message to edit'),
  oldQuery: () =>
    badRequest('query is too old and response timeout expired or query ID is invalid'),
  moved: (to: number) =>
    new Refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: to,
    }),
  tooMany: (retryAfterSeconds: number) =>
    new Refusal(429, `Too Many Requests: retry after ${retryAfterSeconds}`, {
      retry_after: retryAfterSeconds,
    }),
  anotherPoller: () =>
    conflict(
      'terminated by other getUpdates request; make sure that only one bot instance is running',
    ),
  webhookActive: () =>
    conflict(
      "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    ),
}
