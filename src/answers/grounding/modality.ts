/**
 * How surely a clause says what it says: may, can, usually, all, only, fine, never.
 *
 * Advice may leave out a "can": "a runner can keep the lift" and "keep the lift" are the same. A fact may not.
 */
import { meaning } from './meanings.ts'
import { grammar } from './tokens.ts'

export interface Modality {
  /** "Can", "could", "may": it is said to be possible. */
  readonly possible: boolean
  /** "Usually", "often", "tends to": not every time. */
  readonly often: boolean
  /** What is only said of a share: "many lifters", "most injuries". */
  readonly share: ReadonlySet<string>
  /** "Every runner", "only beginners", "always": the word, and the words it reaches for. */
  readonly reaches: readonly Reach[]
  /** It tells the reader what to do. */
  readonly advises: boolean
  /** "Mildly sore legs": small kinds of things, by the thing. */
  readonly small: ReadonlyMap<string, string>
  /** It reports what one trial found. */
  readonly reports: boolean
  /** It calls something all right. */
  readonly allows: boolean
  /** It tells somebody to leave something. */
  readonly forbids: boolean
}

export interface Reach {
  readonly word: string
  readonly over: readonly string[]
}

const set = (text: string) => new Set(text.trim().split(/\s+/))

const possibly = set('can could may might')
const notEveryTime = set(
  'usually often sometimes tend tends typically generally seldom normally occasionally',
)
const smallKinds = set('mild mildly slight slightly low light lightly gentle brief unloaded final')
const shares = set('most many some several few')
const wholes = new Map(
  Object.entries({
    all: 'all',
    every: 'all',
    each: 'each',
    everyone: 'all',
    everything: 'all',
    everybody: 'all',
    any: 'all',
    whole: 'all',
    entire: 'all',
    anyone: 'all',
    whatever: 'all',
    always: 'always',
    only: 'only',
    never: 'never',
    nobody: 'never',
    none: 'never',
    must: 'must',
    most: 'most',
  }),
)
const fine = set('fine ok okay allowed permitted alright acceptable welcome harmless')
const leave = set(
  'stop stops avoid avoids never wait waits skip skips leave keep not no nobody without dont drop drops clinician ' +
    'different wrong',
)
const asks = set('should must need needs needs ought')
const oneTrial =
  /\b(?:one|another|a|the|small|single|nearest) (?:\w+ )?(?:trial|study)\b|\bone group of\b/
/** Verbs a piece of advice begins with. */
const imperatives = set(
  'add aim allow avoid be begin build carry check choose climb come count cut do draw drop eat end expect find finish ' +
    'get give go hold hop jump keep land lead leave let lie lift lighten line log lower make mix move park pick place ' +
    'plan play practise press protect pull push put raise reach repeat replace respect rest return run save see set ' +
    'skip sleep split spend stand start stay step stick stop swap switch take test train treat try use wait walk warm ' +
    'watch work give never dont always please',
)

export function modalityOf(tokens: readonly string[]): Modality {
  return {
    possible: tokens.some((token) => possibly.has(token)),
    often: tokens.some((token) => notEveryTime.has(token)),
    share: new Set(
      tokens.flatMap((token, place) => (shares.has(token) ? over(tokens, place, 2) : [])),
    ),
    reaches: tokens.flatMap((token, place) => {
      const word = wholes.get(token)
      return word === undefined ? [] : [{ word, over: over(tokens, place, 2) }]
    }),
    advises: isAdvice(tokens),
    small: new Map(tokens.flatMap((token, place) => smallAt(tokens, token, place))),
    reports: oneTrial.test(tokens.join(' ')),
    allows: tokens.some((token) => fine.has(token)),
    forbids: tokens.some((token) => leave.has(token)),
  }
}

function smallAt(tokens: readonly string[], token: string, place: number): [string, string][] {
  const [thing] = over(tokens, place, 1)
  return smallKinds.has(token) && thing !== undefined ? [[thing, meaning(token)]] : []
}

function over(tokens: readonly string[], place: number, most: number): string[] {
  return tokens
    .slice(place + 1)
    .filter((token) => !grammar.has(token))
    .slice(0, most)
    .map(meaning)
}

/** "Keep …", "If it hurts, stop …", "You should …". */
function isAdvice(tokens: readonly string[]): boolean {
  const main = tokens.lastIndexOf(',') === -1 ? tokens : [...tokens, ',', ...tokens]
  return (
    tokens.some((token) => asks.has(token)) ||
    main.some((token, place) => {
      const starts = place === 0 || main[place - 1] === ',' || main[place - 1] === ':'
      return starts && imperatives.has(token)
    })
  )
}
