/** What the "no" and "not" of a clause deny. */
import { opening } from './clause-texts.ts'
import { isSoft, meaning } from './meanings.ts'
import type { Meaning, Sense } from './statement.ts'
import { isFigureWord } from './tokens.ts'

export function meaningsOf(tokens: readonly string[], trailing: boolean): Meaning[] {
  const places = [...tokens.keys()].filter((place) => isDenial(tokens, place))
  return tokens.flatMap((token, place) => {
    if (isSoft(token) || denials.has(token) || isFigureWord(token)) return []
    return [{ of: meaning(token), sense: trailing ? 'denied' : senseAt(tokens, place, places) }]
  })
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
  if (before !== undefined && reaches(tokens, before, place)) return 'denied'
  return denied.some((one) => one > place && !setsAside(tokens, one)) ? 'open' : 'affirmed'
}

/** "No" and "without" deny their noun, "not" and "never" the rest of the clause. */
function reaches(tokens: readonly string[], denial: number, place: number): boolean {
  const between = tokens.slice(denial + 1, place)
  if (between.includes(':')) return false
  if (between.includes(',') && opening.test(tokens[0] ?? '')) return false
  const deniesNoun = /^(?:no|without)$/.test(tokens[denial] ?? '')
  if (!deniesNoun || denial === 0 || proofs.has(between[0] ?? '')) return between.length < REACH
  return between.length < 4 && !between.includes('and') && !between.includes(',')
}

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
