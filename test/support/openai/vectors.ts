/** Vectors from letters: texts that share words lie close, the same text always at the same place. */

const LENGTH = 256

export function vectorOf(text: string): number[] {
  const vector = new Array<number>(LENGTH).fill(0)
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    for (const piece of [word, word.slice(0, 4)]) {
      const place = hash(piece) % LENGTH
      vector[place] = (vector[place] ?? 0) + 1
    }
  }
  const size = Math.hypot(...vector) || 1
  return vector.map((value) => value / size)
}

function hash(text: string): number {
  let value = 2_166_136_261
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 16_777_619)
  return value >>> 0
}
