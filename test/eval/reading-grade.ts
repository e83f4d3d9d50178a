/** Flesch-Kincaid: how many years of school a text asks for. */
import { syllable } from 'syllable'
import { sentencesOf } from '../../src/library/sentences.ts'

export function readingGrade(markdown: string): number {
  const plain = markdown.replace(/\s*\[\d+\]/g, '')
  const sentences = sentencesOf(plain)
  const words = plain.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []
  if (sentences.length === 0 || words.length === 0) return 0
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0)
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59
}
