/** The first words in a terminal. */
export const greeting = `
Ironstride, here in your terminal because no token is set.
Ask anything about strength for runners, or type /lift for today's lift, /help for the rest, /quit to leave.
Buttons have numbers: type the number to press one.
`
