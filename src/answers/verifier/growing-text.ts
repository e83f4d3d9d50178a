/**
 * How much of a text that is still being written stands: whole lines and whole sentences with their citations.
 */

/** A sentence's end, its citations, and the beginning of the next: only then can no citation follow any more. */
const finished = /[.!?…:]["'”’)\]]*(?:\s*[[【]\^?\d[^\]】\n]{0,20}[\]】])*[.!?]?[ \t]+(?=[^\s[【])/g

/** Length of the part that later words can no longer change. */
export function standingLength(text: string): number {
  const line = text.lastIndexOf('\n') + 1
  const ends = [...text.slice(line).matchAll(finished)].map(
    ({ 0: end, index }) => line + index + end.length,
  )
  return ends.at(-1) ?? line
}
