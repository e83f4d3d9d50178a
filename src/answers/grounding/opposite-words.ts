/** Which words exclude each other, and which make a claim larger. */

/** Words of one line exclude each other unless both stand in the evidence. By the first word of their meaning. */
export const rivalLines = `
  more less
  add less
  most least
  improve worsen
  keep lose
  keep less
  keep more
  goon stop
  fresh tired
  start stop
  before after
  first last
  early late
  heavy light jump isometric explosive
  max explosive
  fast slow
  long short
  easy hard
  beginner experienced
  old young
  woman man
  upperbody leg
  singleleg doubleleg
  left right
  straight bent
  foundation base power raceseason offseason taper raceweek deload
  fivek tenk halfmarathon marathon ultra
  monday tuesday wednesday thursday friday saturday sunday
  calf hamstring quad glute hip knee ankle foot back shin achilles shoulder trunk bone tendon
  squat deadlift lunge stepup bridge plank row pushup pullup press curl
  all most some few
  morning evening
  same different
  easyrun keyrun longrun
  weak strong
  muscle bone tendon
  warmup cooldown
  big small
  many small few none
  daily weekly monthly
  bothsides oneside
`

/** Words that make a claim larger than it was; the very sentence of the passage has to say them too. */
export const largeWords = `
  must best worst prove proven proof promise cure eliminate completely totally entirely
  definitely certainly undoubtedly dramatically massively hugely significantly greatly forever instantly immediately
  perfect perfectly impossible everybody double triple far ever strongly clearly obviously
`
