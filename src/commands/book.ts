/** `/book`: what the coach offers, and the page where a call is booked. */
import { buttons, list, reply, text, title } from '../chat/reply.ts'
import type { CoachProfile } from '../library/coach-profile.ts'
import type { CommandSet } from './command.ts'

export function bookCommand({ coach }: { readonly coach: CoachProfile }): CommandSet {
  const { name, introduction, offers, bookingText, bookingUrl } = coach
  const card = reply(
    title(`Train with ${name}`),
    text(introduction),
    offers.length > 0 && list(...offers),
    text(bookingText),
    buttons([{ label: 'Book a call', url: bookingUrl }]),
  )
  return {
    commands: [
      {
        name: 'book',
        description: 'Train with the coach: what there is, and a call to book',
        run: async (talk) => void (await talk.say(card)),
      },
    ],
  }
}
