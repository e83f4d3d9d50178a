/**
 * Telegram's limits, each with its source. Everything that counts or waits in this folder takes its number here.
 */

/** UTF-16 units of a text message and of a caption: https://core.telegram.org/bots/api#sendmessage, #sendphoto */
export const TEXT_LENGTH = 4_096
export const CAPTION_LENGTH = 1_024

/** Bytes of a button's data: https://core.telegram.org/bots/api#inlinekeyboardbutton */
export const BUTTON_ID_BYTES = 64

/** Buttons of a row that a phone can still show with their words. */
export const BUTTONS_PER_ROW = 8
export const LABEL_LENGTH = 64

/** https://core.telegram.org/bots/api#botcommand */
export const DESCRIPTION_LENGTH = 256

/**
 * Shortest time between two edits of a streamed reply. A chat takes about one call a second and a group twenty a
 * minute (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).
 */
export const EDIT_PACE_MS = 1_100
export const GROUP_EDIT_PACE_MS = 3_100

/** "typing" is shown for five seconds after one call: https://core.telegram.org/bots/api#sendchataction */
export const TYPING_RENEWAL_MS = 4_000

/** Longest time a typing note is renewed for one line; an answer takes at most a minute. */
export const TYPING_AT_MOST_MS = 90_000

/** How long one call may take before it counts as lost; an upload counts as one. */
export const REQUEST_TIMEOUT_SECONDS = 30

/** How long Telegram keeps a request for news open while there are none: https://core.telegram.org/bots/api#getupdates */
export const POLL_SECONDS = 30

/** How long a poll may take on top of that before the connection counts as dead. */
export const POLL_GRACE_SECONDS = 10

/** Updates of one answer; the most Telegram gives. */
export const UPDATES_PER_POLL = 100

/** Between two looks for news while an earlier line is still worked on and cannot be confirmed yet. */
export const POLL_WHILE_WORKING_MS = 150

/** Longest time one line may hold back the confirmation of those after it. */
export const HELD_BACK_AT_MOST_MS = 5 * 60_000

/** How long a stop waits for Telegram to take the last confirmation. */
export const LAST_CALL_MS = 3_000

/** How long a webhook's call stays open for the line it brought; servers in between give up soon after. */
export const WEBHOOK_ANSWER_MS = 8_000

/** How long somebody's next line waits for their line before it. */
export const NEXT_LINE_WAITS_MS = 20_000
