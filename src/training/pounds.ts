/** Pounds and kilograms. Everything is kept in kilograms; pounds are only read and shown. */

export const poundsPerKilogram = 2.204_622_6
export const kilogramsPerPound = 1 / poundsPerKilogram

/** The factor from kilograms to what the member reads. */
export const perKilogram = (unit: 'kg' | 'lb') => (unit === 'kg' ? 1 : poundsPerKilogram)
