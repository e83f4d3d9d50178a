/** The units an article counts in. */

/** Each line is one unit; the first word names it. */
const unitLines = `
  set sets
  rep reps repetition repetitions
  session sessions lift lifts workout workouts time times dose doses x
  week weeks wk wks
  day days
  hour hours hr hrs h
  minute minutes min mins
  second seconds sec secs s
  month months
  year years
  % percent
  kg kilo kilos kilogram kilograms
  lb lbs pound pounds
  km kilometre kilometres kilometer kilometers k
  km/h kph kmh
  mile miles mi
  m metre metres meter meters
  cm centimetre centimetres
  contact contacts landing landings jump jumps hop hops
  runner runners people participants marathoners person men women athletes subjects
  trial trials study studies review reviews
  exercise exercises
  rir rpe rir-rpe
  block blocks
  phase phases
  injury injuries
  calorie calories kcal
  raise raises
  degree degrees
  point points
  night nights
  note notes
  check checks
  move moves
  thing things habit habits rule rules
  oclock
  foot feet leg legs side sides
`
/** A word -> the one word for its unit. */
export const units = new Map<string, string>()
for (const line of unitLines.trim().split('\n')) {
  const [name = '', ...rest] = line.trim().split(/\s+/)
  for (const word of [name, ...rest]) units.set(word, name)
}
units.set('rpe', 'rpe')

/** How many of a longer unit; both sides are compared as the shorter one. */
export const asSeconds = new Map([
  ['second', 1],
  ['minute', 60],
  ['hour', 3_600],
  ['day', 86_400],
  ['week', 604_800],
])
