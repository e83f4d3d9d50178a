/**
 * An answer in the member's units: behind what the article says in kilos stands the same in pounds, behind reps in
 * reserve the RPE, and the other way round. The article's own words stay, so that a quotation remains one.
 */

export interface ChosenUnits {
  readonly units: 'kg' | 'lb'
  readonly effort: 'rir' | 'rpe'
}

const POUNDS_PER_KILO = 2.20462
/** Heavy weights come in such steps; light ones are told to the pound or half kilo. */
const STEP_OF_HEAVY = 5
const HEAVY = 40

const range = (number: string) => `(${number})(?:\\s?(?:to|or|and|-|–)\\s?(${number}))?`
const kilos = new RegExp(`(?<![\\d.,])${range('\\d+(?:\\.\\d+)?')}\\s?kg\\b(?!\\s*\\()`, 'g')
const pounds = new RegExp(`(?<![\\d.,])${range('\\d+(?:\\.\\d+)?')}\\s?lbs?\\b(?!\\s*\\()`, 'g')
const small = '[0-6]|one|two|three|four|five|six'
const repsLeft = new RegExp(
  `\\b${range(small)} (?:good |clean |more |full )*(?:reps? )?(?:in reserve|(?:should be |still )?left(?! (?:leg|side|foot|arm))|in the tank)\\b(?!\\s*\\()`,
  'gi',
)
const rpe = new RegExp(`\\bRPE ${range('(?:[4-9]|10)(?:\\.5)?')}\\b(?!\\s*\\()`, 'g')

export function inUnits(markdown: string, { units, effort }: ChosenUnits): string {
  const weighed =
    units === 'lb'
      ? beside(markdown, kilos, (value) => `${rounded(value * POUNDS_PER_KILO)}`, about('lb'))
      : beside(markdown, pounds, (value) => `${rounded(value / POUNDS_PER_KILO)}`, about('kg'))
  const other = (value: number) => `${10 - value}`
  return effort === 'rpe'
    ? beside(weighed, repsLeft, other, (said) => `RPE ${said}`)
    : beside(weighed, rpe, other, (said) => `${said} reps left`)
}

function about(unit: string): (said: string) => string {
  return (said) => `about ${said} ${unit}`
}

/** Puts the other way to say it in brackets behind each finding; the lower end of a range first. */
function beside(
  markdown: string,
  pattern: RegExp,
  convert: (value: number) => string,
  say: (said: string) => string,
): string {
  return markdown.replace(pattern, (whole, from: string, to: string | undefined) => {
    const ends = [from, to].flatMap((end) => (end === undefined ? [] : [numberSaid(end)]))
    const others = ends.map(convert).toSorted((one, other) => Number(one) - Number(other))
    return `${whole} (${say(others.join(' to '))})`
  })
}

const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six']

function numberSaid(said: string): number {
  const place = words.indexOf(said.toLowerCase())
  return place < 0 ? Number(said) : place
}

function rounded(value: number): number {
  if (value >= HEAVY) return Math.round(value / STEP_OF_HEAVY) * STEP_OF_HEAVY
  return value >= 10 ? Math.round(value) : Math.round(value * 2) / 2
}
