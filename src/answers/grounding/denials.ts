/** What the "no" and "not" of a clause deny. */
import { opening } from './clause-texts.ts'
import { isSoft, meaning } from './meanings.ts'
import { isFigureWord } from './tokens.ts'

/** `open`: it stands before a denial in its clause, so the clause may be about it either way. */
export type Sense = 'affirmed' | 'denied' | 'open'

export interface Meaning {
  readonly of: string
  readonly sense: Sense
}

export function meaningsOf(tokens: readonly string[], trailing: boolean): Meaning[] {
  const places = [...tokens.keys()].filter((place) => isDenial(tokens, place))
  const whole = places.filter((place) => deniesItsVerb(tokens, place))
  return tokens.flatMap((token, place) => {
    if (!says(token)) return []
    const denied = trailing || whole.some((denial) => standBefore(tokens, place, denial))
    const sense = isOrder(token) ? 'open' : denied ? 'denied' : senseAt(tokens, place, places)
    return [{ of: meaning(token), sense }]
  })
}

function says(token: string): boolean {
  return !isSoft(token) && !denials.has(token) && !isFigureWord(token)
}

/** "Easy weeks do not count as part of it": nothing but small words follows, so all that stands before is denied. */
function deniesItsVerb(tokens: readonly string[], denial: number): boolean {
  if (!verbDenials.has(tokens[denial] ?? '') || setsAside(tokens, denial)) return false
  const after = tokens.slice(denial + 1).filter((token) => token !== ',')
  return after.length > 0 && !after.some((token) => says(token) || isFigureWord(token))
}

function standBefore(tokens: readonly string[], place: number, denial: number): boolean {
  return place < denial && !tokens.slice(place, denial).some((token) => boundaries.has(token))
}

const boundaries = new Set(', : if when and but once that who which until because so'.split(' '))

const verbDenials = new Set(
  'not cannot dont doesnt didnt isnt arent wasnt werent wont cant couldnt shouldnt wouldnt havent hasnt never rarely hardly'.split(
    ' ',
  ),
)

/** "Before" and "after" say where, and are true or false with what they join. */
function isOrder(token: string): boolean {
  return token === 'before' || token === 'after'
}

const denials = new Set(
  (
    'not no never none nobody nothing neither nor cannot without hardly rarely dont doesnt didnt isnt arent wasnt ' +
    'werent wont cant couldnt shouldnt wouldnt havent hasnt hadnt mustnt neednt avoid avoids avoiding skip skips ' +
    'skipping refrain wrong nicht kein keine keinen nie ohne niemals nunca sin ninguno pas jamais sans sem não nao'
  ).split(' '),
)
export const elliptic =
  /\b(?:not|dont|doesnt|didnt|wont|cannot|cant|don't|doesn't|didn't|won't|can't|isn't|aren't)\s*(?:so|yet|either|alone)?\s*[.,;]*\s*$/

function senseAt(tokens: readonly string[], place: number, denied: readonly number[]): Sense {
  const before = denied.findLast((one) => one < place)
  if (before !== undefined && reaches(tokens, before, place)) {
    return tokens.slice(before, place).some(isOrder) ? 'open' : 'denied'
  }
  const ahead = denied.some((one) => standBefore(tokens, place, one) && !setsAside(tokens, one))
  return ahead ? 'open' : 'affirmed'
}

/** "No" and "without" deny their noun, "not" and "never" the rest of the clause. */
function reaches(tokens: readonly string[], denial: number, place: number): boolean {
  const between = tokens.slice(denial + 1, place)
  if (between.includes(':') && tokens[denial] !== 'avoid') return false
  if (between.includes(',') && (opening.test(tokens[0] ?? '') || setsAside(tokens, denial)))
    return false
  if (tokens[denial] === 'avoid' && between.some((token) => settings.has(token))) return false
  const deniesNoun = /^(?:no|without)$/.test(tokens[denial] ?? '')
  if (!deniesNoun || denial === 0 || proofs.has(between[0] ?? '')) return between.length < REACH
  return between.length < 4 && !between.includes('and') && !between.includes(',')
}

/** "Leave jumps out in the first week" avoids jumps, not the week. */
const settings = new Set(['in', 'during', 'for', 'on', 'at'])

/** "Dropped, not squeezed in": what stands before is affirmed. */
function setsAside(tokens: readonly string[], denial: number): boolean {
  return tokens[denial] === 'not' && /^(?:,|and|but)$/.test(tokens[denial - 1] ?? '')
}

/** "No trial shows that …" denies all that follows. */
const proofs = new Set('trial trials study studies evidence proof'.split(' '))

function isDenial(tokens: readonly string[], place: number): boolean {
  const token = tokens[place] ?? ''
  return (
    denials.has(token) &&
    !(token === 'not' && /^(?:only|just|merely)$/.test(tokens[place + 1] ?? ''))
  )
}

/** Words after which a denial no longer counts. */
const REACH = 10
