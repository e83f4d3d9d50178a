/**
 * A sentence cut into the parts that claim something by themselves.
 */
import { figuresOf } from './figures.ts'
import { claims } from './tokens.ts'

const clauseEnd =
  /[()?!]+|\s-\s|,(?=\s)|\.(?=\s|$)|\b(?:but|while|whereas|although|though|because|so|unless|if|when|until|since|and then|and (?=(?:are|is|was|were|has|have|had|fell|rose)\b)|and (?=(?:[\w'-]+ ){1,3}(?:are|is|was|were|fell|rose)\b)|then|yet|which)\b/g

/** Parts of a sentence that claim something by themselves; short ones stay with what precedes them. */
export function clauseTextsOf(text: string): string[] {
  const parts: string[] = []
  let start = 0
  for (const end of text.matchAll(clauseEnd)) {
    parts.push(text.slice(start, end.index))
    start = end[0].trim().length > 1 ? end.index : end.index + end[0].length
  }
  parts.push(text.slice(start))
  return parts.reduce<string[]>(joinShort, [])
}

function joinShort(clauses: string[], part: string): string[] {
  const last = clauses.at(-1)
  if (last === undefined || last.trim() === '') return [part]
  const opensBoth = clauses.length === 1 && opening.test(last) && !last.includes(',')
  const stands = contrast.test(part) || (weightOf(part) > 1 && weightOf(last) > 1)
  if (stands && !opensBoth) return [...clauses, part]
  return [...clauses.slice(0, -1), `${last} , ${part}`]
}

/** "For beginners, …": where and for whom the rest of the sentence holds. */
export const opening =
  /^\s*(?:on|in|for|at|with|after|before|during|if|when|once|while|from|until|as|by|without|among|unless)\b/

/** Both sides of these say something else, however short. */
export const contrast = /^\s*(?:but|while|whereas|although|though)\b/

/** A part with a figure and a subject says something. */
function weightOf(part: string): number {
  return claims(part) + (figuresOf(part).length > 0 ? 1 : 0)
}
