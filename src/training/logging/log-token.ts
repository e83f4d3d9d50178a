/** The pieces of a typed training log: sets, loads, seconds, reserve, sides, pain, and the words between them. */

export type LogToken =
  /** `count` sets of the same amount. `unit` is null when only a number was typed. */
  | {
      readonly kind: 'sets'
      readonly count: number
      readonly amount: number
      readonly unit: Unit | null
      readonly right: number | null
    }
  | { readonly kind: 'list'; readonly amounts: readonly number[]; readonly unit: Unit | null }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'held'; readonly amount: number; readonly unit: 'seconds' | 'metres' }
  | { readonly kind: 'load'; readonly value: number; readonly unit: 'kg' | 'lb' | null }
  | { readonly kind: 'side'; readonly side: 'left' | 'right'; readonly reps: number }
  /** Said, but it changes nothing: reps of a one-sided exercise are per side anyway. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'rir'; readonly value: number; readonly lastSetOnly: boolean }
  | { readonly kind: 'pain'; readonly value: number }
  | { readonly kind: 'soreness'; readonly value: number }
  | { readonly kind: 'skipped' }
  /** `line`: a new line or semicolon, which may begin the next exercise. */
  | { readonly kind: 'break'; readonly line: boolean }
  | { readonly kind: 'word'; readonly text: string }

export type Unit = 'reps' | 'seconds' | 'metres'
