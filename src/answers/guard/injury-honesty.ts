/** What an honest sentence about injuries looks like (rule G4). */
import { any } from './plain-text.ts'

/** Somebody is told honestly that there is no such promise, or that the evidence is mixed. */
export const honesty: readonly RegExp[] = [
  /\b(?:nobody|no one|no (?:coach|article|trial|study|chat|plan|exercise|lift|programme|program)|nothing)\b.{0,40}\b(?:can|will|could|does|here|promis|guarant|show|prov|stop|prevent)/,
  /\b(?:no|not an?|not any|without|never an?|isn't an?) (?:\w+ ){0,2}?(?:promise|guarantee|proof|evidence|final proof|cure|insurance)/,
  /\b(?:makes?|made|gives?|offers?) no (?:\w+ )?(?:promise|guarantee)/,
  /\b(?:do|does|did|is|are|was|were|has|have|will|would|can|could|may|should)(?:n't| not| never)(?: \w+){0,3}? (?:promise|guarantee|show|shown|prove|proven|prevent|stop|lower|reduce|cut|protect|mean|avoid|eliminate|cure|heal|make|turn)/,
  /\bcannot (?:\w+ ){0,2}?(?:promise|guarantee|prevent|stop|lower|reduce|cut|protect|avoid|eliminate|cure|heal|simply|be handed)/,
  /\bno (?:clear |real |overall |significant |measurable )?(?:\w+ )?(?:reduction|drop|difference|effect|change|fall)\b/,
  /\b(?:almost|nearly|virtually) no (?:difference|effect)/,
  /\b(?:mixed|unclear|inconclusive|not clear)\b/,
  /\bnobody (?:here )?will\b|\bpeople will sell\b|\bmyth\b/,
]
/** Words that undo a denial: "not only prevents", "no doubt it prevents". */
export const undone =
  /\bnot (?:only|just|merely)|\bno (?:doubt|question|better|surer|quicker|wonder|matter|secret)|\bcan't go wrong|\bnothing (?:can|will|could) (?:go wrong|happen|break|hurt)|\bnothing (?:\w+ ){0,2}?(?:better|like|beats|protects|prevents|works)|\bno(?: \w+){1,3} (?:prevents?|protects?|stops?|beats) (?:\w+ ){0,3}?(?:better|more|as)/

const injuryTalk = /injur|bulletproof|verletz|lesi[oó]n|blessure|les[aã]o|les[oõ]es/

/** Speaks of injuries and promises nothing. `text` is plain. */
export function isHonest(text: string): boolean {
  return injuryTalk.test(text) && any(text, honesty) && !undone.test(text)
}
