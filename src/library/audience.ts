/**
 * Whom a passage is for: runners of a certain age, women, the young, somebody coming back from an illness.
 *
 * "How often should I lift?" is asked by everybody, and the section for runners past sixty answers it only for some.
 * Such a passage stands back when the question names none of its people.
 */
import type { Passage } from './passage.ts'

interface Audience {
  /** In the trail of a passage that is only for them. */
  readonly named: RegExp
  /** In a question by or about one of them. */
  readonly asked: RegExp
}

const audiences: readonly Audience[] = [
  {
    named:
      /\b(?:masters?|older|senior|past (?:forty|fifty|sixty)|from sixty|late in life|ageing)\b/i,
    asked:
      /\b(?:old|older|oldie|elderly|ages?|aged|ageing|aging|masters?|seniors?|vets?|veterans?|forty|fifty|sixty|seventy|eighty|forties|fifties|sixties|retired|late in life|menopause\w*|years?|yrs?|yo|turn(?:ed|ing)|(?:im|i'm|am|at|past|over|from|age|aged|nearly|almost) [4-9]\d|[4-9]\d ?(?:\+|y\b|yo\b|yrs?|years?|plus|something|now)|[4-9]0s|m[4-9]\d|f[4-9]\d)\b|\b[4-9]\d\W*$/i,
  },
  {
    named: /\b(?:young|youth|children|teens?|teenagers?|juniors?)\b/i,
    asked:
      /\b(?:kids?|child|children|teens?|teenagers?|teenage|young|younger|youth|sons?|daughters?|juniors?|school|minors?|u1[0-9]|1[0-7]|age)\b/i,
  },
  {
    named: /\b(?:women|woman|female|pregnancy|pregnant|birth|postpartum)\b/i,
    asked:
      /\b(?:wom[ae]n|womens|females?|girls?|ladies|lady|wife|girlfriend|mum|mom|mother|sister|daughter|she|her|pregnan\w*|preggers|births?|postpartum|postnatal|baby|periods?|menstrua\w*|menopause\w*|gender|sex|men)\b/i,
  },
  {
    named: /\b(?:being ill|illness|sick)\b/i,
    asked:
      /\b(?:ill|illness|sick|sickness|flu|cold|covid|fever|virus|bug|infection|poorly|unwell|antibiotics?)\b/i,
  },
]

/** Whether a passage is for people the question says nothing of. */
export function isForOthers(question: string): (passage: Passage) => boolean {
  const others = audiences.filter(({ asked }) => !asked.test(question))
  return ({ heading, title }) =>
    others.some(({ named }) => named.test(heading) || named.test(title))
}
