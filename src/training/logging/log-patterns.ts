/**
 * How people write each piece of a training log: one table, tried in order, what says more before what says less.
 */

import type { LogToken, Unit } from './log-token.ts'

type Maker = (match: readonly (string | undefined)[]) => LogToken

const num = (text: string | undefined) => Number((text ?? '0').replace(',', '.'))

const kgOrLb = `(kgs?|kilos?|kilograms?|lbs?|pounds?|#)(?![a-z])`
const seconds = `(?:s|sec|secs|seconds?|")(?![a-z])`
const minutes = `(?:min|mins|minutes?|')(?![a-z])`
const metres = `(?:m|metres?|meters?)(?![a-z])`
const place = `(?:knees?|calf|calves|hips?|ankles?|foot|feet|heels?|shins?|back|achilles|hamstrings?|quads?|groin)`
const decimal = String.raw`(\d+(?:[.,]\d+)?)`

/** What people say about a set, and the reps it left in reserve. */
const effort: readonly (readonly [string, number])[] = [
  [`to failure|failed|could ?n.?t finish|nothing left|maxed out`, 0],
  [
    `(?:was |were |felt |too |very |really |so )(?:heavy)|(?:was |were |felt |too |very |really |so )*(?:hard|tough|brutal)|grind(?:er|y)?|struggled`,
    1,
  ],
  [
    `(?:was |were |felt |too |very |really |so )(?:light)|(?:was |were |felt |too |very |really |so )*(?:easy)|piece of cake|no problem`,
    5,
  ],
]

const effortRows: readonly (readonly [string, Maker])[] = effort.flatMap(
  ([words, value]): (readonly [string, Maker])[] => [
    [
      String.raw`(?:but |and )?(?:the )?last (?:set|one) (?:${words})\b`,
      () => ({ kind: 'rir', value, lastSetOnly: true }),
    ],
    [
      String.raw`(?:(?:it|that|all|both) )?(?:${words})\b`,
      () => ({ kind: 'rir', value, lastSetOnly: false }),
    ],
  ],
)

const rows: readonly (readonly [string, Maker])[] = [
  [String.raw`(?:no|without|zero) pain\b|pain ?free\b`, () => ({ kind: 'pain', value: 0 })],
  [
    String.raw`pain(?: level| score)?[ :=]*(?:was |of |at )?(\d+)(?: ?/ ?10)?`,
    ([, value]) => ({ kind: 'pain', value: num(value) }),
  ],
  [
    String.raw`sore(?:ness)?[ :=]*(?:was |of |at )?(\d+)(?: ?/ ?10)?`,
    ([, value]) => ({ kind: 'soreness', value: num(value) }),
  ],
  [
    String.raw`(?:skipped|(?<!\ba[ -])skip(?! ?rope)|did ?n.?t do|left out|missed)\b(?: it| this| today| the)?`,
    () => ({ kind: 'skipped' }),
  ],
  [
    String.raw`@? ?rpe[ :=@]*(\d+(?:[.,]5)?)(?: ?- ?(\d+(?:[.,]5)?))?(?: ?/ ?10)?`,
    ([, low, high]) => rirOf(10 - num(high ?? low)),
  ],
  // "felt 8/10" is effort; where it names a place that felt so, it is not.
  [
    String.raw`(?:effort|exertion|intensity|(?<!${place} )felt(?: like)?(?: an?)?)[ :=]*(\d+(?:[.,]5)?) ?/ ?10\b`,
    ([, value]) => rirOf(10 - num(value)),
  ],
  [String.raw`@? ?rir[ :=]*(\d+)(?: ?- ?\d+)?`, ([, value]) => rirOf(num(value))],
  // "8 left 7 right" are sides; "2 left" alone are reps in reserve.
  [
    String.raw`(\d+)(?: reps?)? (?:on the )?left\b(?=[ ,/]*\d+(?: reps?)? (?:on the )?right)`,
    ([, reps]) => ({ kind: 'side', side: 'left', reps: num(reps) }),
  ],
  [String.raw`(\d+) ?rir\b`, ([, value]) => rirOf(num(value))],
  [
    String.raw`(\d+) (?:more )?(?:reps? )?(?:left|in the tank|in reserve)\b(?: in the tank| in reserve)?`,
    ([, value]) => rirOf(num(value)),
  ],
  ...effortRows,
  [
    String.raw`(?:l|left)[ :=]*(\d+)(?![.,]?\d|kg)`,
    ([, reps]) => ({ kind: 'side', side: 'left', reps: num(reps) }),
  ],
  [
    String.raw`(?:r|right)[ :=]*(\d+)(?![.,]?\d|kg)`,
    ([, reps]) => ({ kind: 'side', side: 'right', reps: num(reps) }),
  ],
  [
    String.raw`(\d+)(?: reps?)? (?:on the )?right\b`,
    ([, reps]) => ({ kind: 'side', side: 'right', reps: num(reps) }),
  ],
  [
    String.raw`(?:/ ?|per |each |both )(?:sides?|legs?|arms?|hands?)\b|a side\b|(?:e/s|ea|each)\b`,
    () => ({ kind: 'nothing' }),
  ],
  // "2x12kg" is a pair of weights; what is on one of them is what counts.
  [`2 ?x ?${decimal} ?${kgOrLb}`, ([, value, unit]) => loadOf(value, unit)],
  [
    String.raw`(\d+) ?x ?(\d+) ?${minutes}`,
    ([, count, amount]) => setsOf(count, String(num(amount) * 60), 'seconds'),
  ],
  [
    String.raw`(\d+) ?x ?(\d+) ?${seconds}`,
    ([, count, amount]) => setsOf(count, amount, 'seconds'),
  ],
  [String.raw`(\d+) ?x ?(\d+) ?${metres}`, ([, count, amount]) => setsOf(count, amount, 'metres')],
  [
    String.raw`(\d+) ?x ?(\d+) ?/ ?(\d+)(?!\d| ?/)`,
    ([, count, left, right]) => setsOf(count, left, 'reps', num(right)),
  ],
  [
    String.raw`(\d+) ?x ?(\d+)(?: ?- ?\d+)?(?: ?reps?\b)?(?![.,]?\d)`,
    ([, count, amount]) => setsOf(count, amount, null),
  ],
  [
    String.raw`(\d+) (?:sets?|rounds?)(?: of| x|,)? ?(\d+) ?${seconds}`,
    ([, count, amount]) => setsOf(count, amount, 'seconds'),
  ],
  [
    String.raw`(\d+) (?:sets?|rounds?)(?: of| x|,)? ?(\d+)(?: ?reps?\b)?(?!\d| ?(?:kg|lb|m\b|left|right))`,
    ([, count, amount]) => setsOf(count, amount, null),
  ],
  [
    String.raw`(\d+) reps? ?(?:x|for|,)? ?(\d+) (?:sets?|rounds?)`,
    ([, amount, count]) => setsOf(count, amount, 'reps'),
  ],
  [String.raw`(\d+) (?:sets?|rounds?)\b`, ([, count]) => ({ kind: 'count', count: num(count) })],
  [String.raw`@? ?\+? ?(\d+[.,]\d+|\d+) ?${kgOrLb}`, ([, value, unit]) => loadOf(value, unit)],
  [
    String.raw`(\d+):(\d\d)\b`,
    ([, min, sec]) => ({ kind: 'held', unit: 'seconds', amount: num(min) * 60 + num(sec) }),
  ],
  [
    String.raw`${decimal} ?${minutes}(?: ?(\d+) ?(?:${seconds})?)?`,
    ([, min, sec]) => ({
      kind: 'held',
      unit: 'seconds',
      amount: Math.round(num(min) * 60) + num(sec),
    }),
  ],
  [
    String.raw`(\d+(?: ?/ ?\d+)+|\d+(?:,\d+)+) ?${seconds}`,
    ([, amounts]) => listOf(amounts, 'seconds'),
  ],
  [
    String.raw`(\d+) ?${seconds}`,
    ([, amount]) => ({ kind: 'held', unit: 'seconds', amount: num(amount) }),
  ],
  [
    String.raw`(\d+) ?${metres}`,
    ([, amount]) => ({ kind: 'held', unit: 'metres', amount: num(amount) }),
  ],
  [
    String.raw`(\d+(?: ?/ ?\d+)+|\d+(?:,\d+)+|\d+(?:, ?\d+){2,}|\d+(?: \d+){2,})(?![\dx])(?: ?reps?\b)?`,
    ([, amounts]) => listOf(amounts, null),
  ],
  [
    String.raw`@ ?${decimal}(?!\d)`,
    ([, value]) => ({ kind: 'load', value: num(value), unit: null }),
  ],
  [String.raw`(\d+)(?: ?reps?\b)`, ([, amount]) => setsOf('1', amount, 'reps')],
  [String.raw`(\d+(?:\.\d+)?)(?![\da-z])`, ([, value]) => ({ kind: 'number', value: num(value) })],
  [
    String.raw`\s*(?:[;\n,]|\.(?:\s|$)|\+|&|\b(?:and|then|plus)\b)\s*`,
    ([mark]) => ({ kind: 'break', line: /[;\n]/.test(mark ?? '') }),
  ],
  // Words that only join the others.
  [
    `(?:did|i|my|the|w/?|with|for|just|finished|done|using|at|of|on|to|logged?)(?![a-z0-9'’-])`,
    () => ({ kind: 'nothing' }),
  ],
  [`[a-z0-9][a-z0-9'’-]*`, ([word]) => ({ kind: 'word', text: word ?? '' })],
]

/** Each tried at one place of the text; what none of them takes is a word. */
export const patterns = rows.map(([source, make]) => ({ pattern: new RegExp(source, 'y'), make }))

function rirOf(value: number): LogToken {
  return { kind: 'rir', value: Math.max(0, Math.floor(value)), lastSetOnly: false }
}

function setsOf(
  count = '1',
  amount = '0',
  unit: Unit | null = null,
  right: number | null = null,
): LogToken {
  return { kind: 'sets', count: num(count), amount: num(amount), unit, right }
}

function listOf(amounts = '', unit: Unit | null = null): LogToken {
  return { kind: 'list', amounts: amounts.split(/ ?[,/] ?| /).map(Number), unit }
}

function loadOf(value: string | undefined, unit = 'kg'): LogToken {
  return { kind: 'load', value: num(value), unit: unit.startsWith('k') ? 'kg' : 'lb' }
}
