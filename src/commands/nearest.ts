/** The names that look most like a mistyped one, for "did you mean". */
import { distance } from 'fastest-levenshtein'

/** At most `count` of the names, the most alike first. */
export function nearest(typed: string, names: readonly string[], count = 3): string[] {
  const likeness = (name: string) =>
    name.startsWith(typed) || typed.startsWith(name)
      ? distance(typed, name) / 4
      : distance(typed, name)
  return names.toSorted((a, b) => likeness(a) - likeness(b)).slice(0, count)
}
