/**
 * Discord's limits, each with its source. Everything that counts or waits in this folder takes its number here.
 */

/** Characters (UTF-16 units) of one message: https://discord.com/developers/docs/resources/message#create-message */
export const TEXT_LENGTH = 2_000

/** Action rows of a message and buttons of a row: https://discord.com/developers/docs/components/reference#action-row */
export const ROWS_PER_MESSAGE = 5
export const BUTTONS_PER_ROW = 5

/** https://discord.com/developers/docs/components/reference#button */
export const LABEL_LENGTH = 80
export const BUTTON_ID_LENGTH = 100
export const BUTTON_URL_LENGTH = 512

/** Attachments of a message and length of an alt text: the `attachments` field of Create Message. */
export const FILES_PER_MESSAGE = 10
export const ALT_TEXT_LENGTH = 1_024

/** Longest nonce, also from Create Message. */
export const NONCE_LENGTH = 25

/**
 * An interaction token works for 15 minutes; the last seconds are left alone so that a call does not expire on
 * its way: https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-callback
 */
export const INTERACTION_LIFE_MS = 15 * 60_000 - 10_000

/** Shortest time between two edits of a streamed reply: five edits in five seconds is what a channel bears. */
export const EDIT_PACE_MS = 1_200

/** How long Discord shows "is typing" after one call; it is renewed a little earlier. */
export const TYPING_RENEWAL_MS = 8_000

/** Longest time a typing note is renewed for one line; an answer takes at most a minute. */
export const TYPING_AT_MOST_MS = 90_000

/** Guilds that are out of order must not hold up the acknowledgement of others past its three seconds. */
export const WAIT_FOR_GUILDS_MS = 1_500

/** How long one REST call may take before it counts as lost. */
export const REQUEST_TIMEOUT_MS = 15_000

/** A thread's name (https://discord.com/developers/docs/resources/channel#start-thread-from-message). */
export const THREAD_NAME_LENGTH = 100
