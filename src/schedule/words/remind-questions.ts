/**
 * The one question that is asked when a reminder cannot be made yet, with an example to follow.
 */

/** `words` in lower case. */
export function questionFor(missing: 'when' | 'hour' | 'text', words: string): string {
  if (missing === 'text') return 'What shall I say then? For example "stretch hips".'
  const vague = vagueTimes.find(([pattern]) => pattern.test(words))?.[1]
  if (vague !== undefined) return vague
  if (missing === 'hour') return 'At what time? For example "at 6:30" or "at 7 pm".'
  return 'When shall I remind you? For example "every tue and thu at 6:30" or "tomorrow at 7".'
}

const AT_WHAT_TIME = 'At what time shall it come? For example "at 7:15".'

/** What cannot be known, the commonest first. */
const vagueTimes: readonly (readonly [RegExp, string])[] = [
  [/\b(?:sunrise|sunset|dawn|dusk)\b/, `I cannot follow the sun. ${AT_WHAT_TIME}`],
  [
    /\b(?:stop|cancel|delete|no more) .*\b(?:remind|reminder)/,
    'To end a reminder open /reminders and press Delete. To set one, say when: "tomorrow at 7 hips".',
  ],
  [
    /\bhalf (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/,
    'Half past, or half an hour before? Write it in figures, such as "at 6:30".',
  ],
  [/\b\d+ ?s(?:ec(?:ond)?s?)?\b/, 'I count in minutes. For example "in 5 minutes".'],
  [
    /\b(?:twice|thrice|\d ?(?:x|×|times)|(?:two|three|four|five) times|(?:\d|two|three|four|five|six) days) (?:a|per|each|every) (?:week|month)\b/,
    'On which days, and at what time? For example "every tue and thu at 6:30".',
  ],
  [
    /\b(?:twice|thrice|\d ?(?:x|×|times)|(?:two|three|four|five) times) (?:a|per|each|every) day\b/,
    'At which hours? For example "every day at 7, 13 and 19".',
  ],
  [
    /\b(?:race ?day|my race|the race)\b/,
    'I cannot count from your race. Name the day and the time, for example "on 24 dec at 18:00".',
  ],
  [
    /\b(?:when|whenever|once|after|before) (?:i|my|work|bed|breakfast|lunch|dinner|the|every|each)\b/,
    `I cannot see when that is. ${AT_WHAT_TIME}`,
  ],
  [/\b(?:bedtime|bed time)\b/, `I do not know when you go to bed. ${AT_WHAT_TIME}`],
  [
    /\b(?:rest days?|lift days?|training days?|days? (?:that )?i (?:have a )?(?:lift|train|run))\b/,
    'For lift days send /remind alone and press "Lift days 7:00"; its hour can be edited. Else name the days: "every tue and thu at 6:30".',
  ],
  [
    /\b(?:2[5-9]|[3-9]\d)[:.]\d{2}\b|\b\d{1,2}[:.][6-9]\d\b/,
    'There is no such time of day. For example "at 6:30" or "at 19:15".',
  ],
  [/\b(?:until|till) /, 'Until which day? For example "every day at 7 until 24 dec core".'],
]
