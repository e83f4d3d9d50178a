/**
 * What becomes of the pieces of a time: a recurrence with what was decided for the member, a question, or a no.
 */
import type { Recurrence } from '../recurrence.ts'
import type { Part } from './remind-part.ts'

export interface Made {
  readonly kind: 'made'
  readonly recurrence: Recurrence
  readonly assumed: readonly string[]
  readonly otherwise: { readonly label: string; readonly recurrence: Recurrence } | null
  readonly cannot: readonly string[]
}

export type Making =
  | Made
  | { readonly kind: 'unclear'; readonly missing: 'when' | 'hour' }
  | { readonly kind: 'refused'; readonly sentence: string }

export function made(
  recurrence: Recurrence,
  more: Partial<Pick<Made, 'assumed' | 'otherwise' | 'cannot'>> = {},
): Made {
  return { kind: 'made', recurrence, assumed: [], otherwise: null, cannot: [], ...more }
}

export function refused(sentence: string): Making {
  return { kind: 'refused', sentence }
}

export function cannotOf(parts: readonly Part[]): readonly string[] {
  return parts.flatMap((part) => (part.kind === 'cannot' ? [part.what] : []))
}
