/** Pounds and kilograms. Everything is kept in kilograms; pounds are only read and shown. */

export const poundsPerKilogram = 2.204_622_6
export const kilogramsPerPound = 1 / poundsPerKilogram

/** The factor from kilograms to what the member reads. */
export const perKilogram = (unit: 'kg' | 'lb') => (unit === 'kg' ? 1 : poundsPerKilogram)

/** A sentence with its kilograms said in the member's unit. */
export function inUnit(sentence: string, unit: 'kg' | 'lb'): string {
  if (unit === 'kg') return sentence
  return sentence.replace(
    /(\d+(?:\.\d+)?) kg\b/g,
    (_, kg: string) => `${Math.round(Number(kg) * poundsPerKilogram)} lb`,
  )
}
