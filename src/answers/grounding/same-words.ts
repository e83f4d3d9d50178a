/** Which words say the same: the careful side of a dictionary. */

/** Each line is one meaning. Stems are compared, so plurals and endings need no entry of their own. */
export const sameMeaning = `
  more increase increases increased raise rise rises rose risen grow grew growth higher bigger larger greater extra additional climb climbs
  add adds added adding
  less decrease decreases decreased reduce reduced reduction lower lowers lowered fall fell falls drop drops dropped cut cuts fewer smaller decline shrink shrank trim
  improve improves improvement better gain gains benefit benefits boost boosts help helps helped helpful enhance enhances
  worsen worse harm harms harmed harmful impair damage damages
  keep keeps kept hold holds held holding maintain maintains maintenance preserve preserves retain retains
  lose loses lost loss losing fade fades faded vanish vanishes disappear disappears
  change changes changed affect affects effect effects alter influence
  start starts begin begins began beginning starting
  stop stops stopped stopping end ends ended quit quits finish finishes cease
  beginner beginners new newbie newbies novice novices newcomer newcomers starter starters
  experienced advanced
  old older masters senior seniors elderly
  young younger
  heavy heavier heavily
  light lighter lightly
  jump jumps jumping plyometric plyometrics plyo plyos
  hop hops hopping pogo pogos
  contact contacts landing landings
  fast faster quick quickly quicker rapid
  speed speeds pace paces
  slow slower slowly
  long longer lengthy
  short shorter brief briefly
  easy easier gentle gently easily relaxed
  hard harder tough demanding
  before prior ahead beforehand
  after afterwards following
  late later
  first firstly initially initial
  last final finally
  early earlier soon sooner
  rest rests resting recovery recover recovers pause pauses break breaks
  energy fuel oxygen
  economy economical efficiency efficient
  pain painful pains hurts hurt hurting niggle discomfort
  sore soreness
  ache aches aching achy
  injury injuries injured injure
  doctor clinician physician physio physiotherapist medical
  evidence trial trials study studies research review reviews pooled
  mixed unclear inconclusive
  promise promises guarantee guarantees guaranteed
  load loads loading kilos poundage resistance
  failure fail fails failing
  deload unload
  leg legs lowerbody
  trunk core midsection abs
  technique form
  tired fatigue fatigued tiredness
  gap apart spacing space spaced separate separates separated
  target goal
  enough sufficient adequate
  common usual normal normally
  small little tiny slight slightly minor modest
  big large huge
  all every whole entire everything everyone everybody
  most majority
  some several certain
  many much plenty numerous lot lots
  only solely
  must compulsory required mandatory essential crucial vital necessary
  best ideal optimal
  possible able
  kit equipment gear
  chair stool
  bodyweight
  muscle muscles muscular bulk bulky mass
  size sizes
  race races racing competition event
  marathon marathons marathoner marathoners
  interval intervals
  supervised supervision supervise watched
  skip skips
  repeat repeats repeated
  return returns returning resume resumes
  swap swaps switch switches switched exchange replace replaces substitute
  share portion
  max maximum maximal
  calf calves
  knee knees
  hip hips
  foot feet
  body bodies
  balance balanced
  control controlled controls
  build builds building built develop develops
  check checks checked checking
  wait waits waiting
  increment
  safe safer safely safety
  risk risks risky
  dose dosage
  habit habits
  season seasons
  ready readiness
  regular regularly consistent consistently consistency
  spread spreads
  choice choices choose
  average averages
  percent
  warmup
  stiff stiffness
  spring springs springy
  tissue tissues tendon tendons
  bone bones bony
  worry worries concern
  same unchanged unaffected
  match matches align aligns aligned
  mild mildly
  movement movements
  weak weaker
  strong stronger
  bonus extra
  pregnant pregnancy
  birth birthing postpartum childbirth
  woman women female females
  man men male males
  group groups
  history
  home house
`
