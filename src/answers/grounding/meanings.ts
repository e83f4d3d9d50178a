/**
 * What words mean to the verifier: which say nothing by themselves, which say the same, which exclude each other.
 *
 * It is the careful side of a dictionary. A word that stands in no list must be found in the cited passage as it
 * is, so a missing entry can only cost a sentence, never let a wrong one through. That is also why the lists of
 * words for searching (`knowledge/synonyms.yaml`) are not used here: they are wide on purpose.
 */
import { isEverywhere, stemOf, wordsOf } from '../../library/words.ts'

/** Words that carry no claim of their own: grammar, politeness, the small change of advice. */
const sayNothing = `
  i me my mine we us our ours you your yours yourself he him his she her hers it its itself they them their theirs
  this that these those who whom whose which what where when why how here there now then than too very quite rather
  just even still also yet already again both either such own other others another each per as so if because since
  while whereas although though unless until till about around roughly nearly almost approximately circa
  am is are was were be been being do does did doing done have has had having can could will would shall should may
  might let lets get gets got getting go goes going gone make makes made making take takes took taking taken put puts
  give gives gave giving given come comes came want wants wanted like likes try tries tried trying use uses used using
  need needs needed work works worked working look looks looked see sees seen saw think thinks say says said tell
  tells find finds found show shows showed shown showing know known feel feels felt mean means meant
  aim aims aiming plan plans planned think stick choose pick consider remember expect expected call called
  count counts counting fit fits stay stays stayed leave leaves left run runs ran running runner runners jog jogger
  athlete athletes person people somebody someone anybody anyone folks
  good fine ok okay nice great sensible reasonable right suitable useful worthwhile worth solid handy simple
  thing things way ways kind kinds type types sort bit part parts case cases point points time times
  idea option answer example examples instance
  not no nor never none nobody nothing neither cannot without dont doesnt didnt isnt arent wasnt werent wont cant
  couldnt shouldnt wouldnt havent hasnt hadnt
  yes well really simply usually often generally mostly typically normally
  in on at by for from to of off up down out into onto over under between within across through during with along
  against toward towards upon via near above below
  and or but plus the a an
  article articles according passage coach says suggests suggest recommend recommended recommends advice advise
  side sides itself today bring brings session sessions
  lift lifts lifting lifted lifter lifters gym workout workouts training train trains trained exercise exercises
  strength programme programmes program programs routine weight weights
  anything perform performs performing performed complete completing schedule scheduled slot place placed advised
  advisable recommendation ought approval clearance spot
  rpe atleast atmost upto ormore orless minimum maximum
  next step steps week weeks wk wks day days hour hours hr hrs minute minutes min mins seconds sec secs month months year years
`

/** Each line is one meaning. Stems are compared, so plurals and endings need no entry of their own. */
const sameMeaning = `
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
  speed speeds
  slow slower slowly
  long longer lengthy
  short shorter brief briefly
  easy easier gentle gently easily relaxed
  hard harder tough demanding
  before prior ahead beforehand
  after afterwards following later
  first firstly initially initial
  last final finally
  early earlier soon sooner
  rest rests resting recovery recover recovers pause pauses break breaks
  energy fuel oxygen
  economy economical efficiency efficient
  pain painful pains hurts hurt hurting ache aches aching sore soreness niggle discomfort
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

/** Words of one line exclude each other unless both stand in the evidence. By the first word of their meaning. */
const rivalLines = `
  more less
  add less
  most least
  improve worsen
  keep lose
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
  daily weekly monthly
`

/** Words that make a claim larger than it was; the very sentence of the passage has to say them too. */
const largeWords = `
  all always only must best worst most prove proven proof promise cure eliminate completely totally entirely
  definitely certainly undoubtedly dramatically massively hugely significantly greatly forever instantly immediately
  perfect perfectly impossible everybody double triple far never ever strongly clearly obviously any
`

/** Words that may be missing in the passage, as long as it does not say the opposite. */
const weakWords = `
  keep start choice choose behind pick include involve contain follow allow permit hit pass done clean
  happen matter focus suit alone ensure provide remain become turn bring seem depend along wise smart simple clear
  instead together otherwise toward whenever throughout
`

const hedges =
  'may might could perhaps maybe possibly probably seem seems seemed appear appears suggest suggests hint hints promising likely unclear mixed tends'

/** Several words that are one: read before anything is counted. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/\b(?:one|1|single)[- ]?rep(?:etition)?[- ]max(?:imum|es)?\b|\b1\s?rm\b/g, ' onerepmax '],
  [
    /\breps?(?:etitions)?(?: (?:left|still))? (?:in (?:reserve|hand|the tank)|to spare|(?:short of|shy of|from) failure)\b|\breps? left\b|\bin the tank\b|\brir\b/g,
    ' rir ',
  ],
  [/\b(?:single|one|1)[- ]leg(?:ged)?\b/g, ' singleleg '],
  [/\b(?:double|two|2|both)[- ]leg(?:ged|s)?\b/g, ' doubleleg '],
  [/\b5 ?k(?:m|s)?\b/g, ' fivek '],
  [/\b10 ?k(?:m|s)?\b/g, ' tenk '],
  [
    /\bhalf[- ]?marathons?\b|\b(?:a|or|and|the|for) half\b(?!-)(?! (?:an? |of|hour|minute|the|as)\b)/g,
    ' halfmarathon ',
  ],
  [/\bkeep(?:s|ing)? ((?:[\w'-]+ ){1,6}?)(?:out of|away from|off)\b/g, ' avoid $1'],
  [
    /\bkeep(?:s|ing)? (?:out of|away from|off)\b|\bstay(?:s|ing)? (?:out of|away from|off)\b/g,
    ' avoid ',
  ],
  [/\bleav(?:e|es|ing) ((?:[\w'-]+ ){1,5}?)(?:out|alone)\b/g, ' avoid $1'],
  [/\bma(?:ke|kes|de|king) (?:it |them |that )?up\b/g, ' makeup '],
  [/\brpe\b/g, ' rir rpe '],
  [/\b(?:a|one) single time\b/g, ' once '],
  [/\bsingle\b(?!-)/g, ' one '],
  [/\b(?:a|one|every) fortnight\b|\bfortnightly\b/g, ' every 2 weeks '],
  [/\ban hour and a half\b|\b1\.5 hours\b/g, ' 90 minutes '],
  [/\bas (?:much|many|long) as (?=\d)/g, ' upto '],
  [/\bno (\w+ )?(?:longer|more|greater) than\b/g, ' $1 atmost '],
  [/\bas (?:the|a) (?:floor|minimum)\b/g, ' atleast '],
  [/\bno one\b/g, ' nobody '],
  [/\bleft out\b/g, ' excluded '],
  [/\bstays? out\b|\boff limits\b|\bheld? back\b/g, ' not done '],
  [/\b(side|front) planks?\b/g, ' $1plank '],
  [/\bspeed(?:s|ing)? up\b/g, ' fast '],
  [/\bwithout any\b/g, ' without '],
  [/\bthe (?:whole|entire) (?=session|lift|workout)/g, ' '],
  [
    /\bcarry(?:ing)? on\b|\bcontinu(?:e|es|ing)\b|\bkeep(?:s|ing)? (?:on )?(?=(?:runn|jump|hopp|go|push)ing\b)/g,
    ' goon ',
  ],
  [/\bha(?:ve|s) appeared\b/g, ' shown '],
  [/\bduring the season\b/g, ' raceseason '],
  [/\btorn between\b|\bunsure (?:about|which)\b/g, ' doubt '],
  [/\b(?:as|so) long as\b|\bprovided(?: that)?\b|\bon condition that\b/g, ' aslongas '],
  [/\btime is (?:short|tight|scarce)\b|\bshort (?:on|of) time\b|\blittle time\b/g, ' busy '],
  [/\b(?:lasting|lasts) (?=(?:about |around |for |up to )*(?:\d|half an))/g, ' '],
  [/\b(?:move|moves|step|go|switch) (?:on |up )?to the next\b/g, ' next '],
  [/\bonly (?=(?:change|add|do|use|take|pick) one\b)/g, ' '],
  [/\bline[sd]? (?:it |them )?up\b/g, ' match '],
  [/\bsave ((?:\w+ ){1,4}?)for later\b/g, ' wait $1'],
  [/\bweight\b(?! (?:room|training|loss|work|session|lifting))/g, ' load '],
  [/\blower[- ]body\b/g, ' lowerbody '],
  [/\bupper[- ]body\b/g, ' upperbody '],
  [/\b(?:key|hard|harder|quality) (?:run|running|session)s?\b|\brun(?:ning)? hard\b/g, ' keyrun '],
  [/\blong runs?\b/g, ' longrun '],
  [/\beasy run(?:s|ning)?\b(?! weeks?)|\brun(?:ning)? easy\b/g, ' easyrun '],
  [/\b(?:race|racing|competition) season\b|\bin[- ]season\b/g, ' raceseason '],
  [/\boff[- ]season\b/g, ' offseason '],
  [/\brace week\b/g, ' raceweek '],
  [/\b(?:easy|easier|down|deload|lighter) (?:lifting )?week(s?)\b/g, ' deload week$1 '],
  [/\bwarm(?:ing)?[- ]up\b/g, ' warmup '],
  [/\bback[- ]to[- ]back\b|\bin a row\b|\bconsecutive\b|\bneighbou?ring\b/g, ' consecutive '],
  [/\bisometric(?:s| holds?)?\b|\bholds? (?:without movement|alone)\b/g, ' isometric '],
  [
    /\b(?:no|not|never) ((?:\w+ ){1,2}?)(?:(?:fewer|less|lower) than|below|under) (?=\d|one|two|three|four)/g,
    ' $1 atleast ',
  ],
  [
    /\bat (?:the )?least\b|\b(?:no|not|never) (?:fewer|less|lower) than\b|\b(?:a )?minimum of\b/g,
    ' atleast ',
  ],
  [
    /\bat (?:the )?most\b|\b(?:no|not|never) (?:more|longer|higher) than\b|\b(?:a )?maximum of\b/g,
    ' atmost ',
  ],
  [/\bup to\b/g, ' upto '],
  [
    /\bor (?:more|over|above|longer|higher|upwards|older)\b|\band (?:over|above|up|older)\b/g,
    ' ormore ',
  ],
  [/\bor (?:fewer|less|below|under|lower|shorter)\b|\band (?:below|under)\b/g, ' orless '],
  [/\bper ?cent\b/g, ' % '],
  [
    /\b(?:a|per|each|every) day\b(?! (?:in|off|of|without|at|when|before|after|on|with)\b)/g,
    ' daily ',
  ],
  [/\b(?:(?:a|per|each|every) |\/ ?)(?:week|wk)\b/g, ' weekly '],
  [/\b(?:a|per|each|every) month\b/g, ' monthly '],
  [/\b(step|push|pull|press|chin|sit)[- ]ups?\b/g, ' $1up '],
  [/\bbox(?:es)? jumps?\b/g, ' boxjump '],
  [/\bbody[- ]?weight\b/g, ' bodyweight '],
  [/\bvo2 ?max\b/g, ' votwomax '],
  [/\ba bit\b|\bat all\b|\bof course\b|\bfor example\b|\bas well\b|\bso that\b/g, ' '],
]

const soft = new Set(wordsIn(sayNothing).flatMap((word) => [word, ...wordsOf(word)]))
const meaningOf = new Map<string, string>()
for (const line of linesIn(sameMeaning)) {
  const [name = ''] = line
  for (const word of line)
    if (!meaningOf.has(stemOf(word))) meaningOf.set(stemOf(word), stemOf(name))
}
const rivalsOf = new Map<string, Set<string>>()
for (const line of linesIn(rivalLines).map((words) => words.map(meaning))) {
  for (const one of line) {
    const rivals = rivalsOf.get(one) ?? new Set()
    for (const other of line) if (other !== one) rivals.add(other)
    rivalsOf.set(one, rivals)
  }
}
const large = new Set(wordsIn(largeWords).map(meaning))
const weak = new Set(wordsIn(weakWords).map(meaning))
const hedging = new Set(wordsIn(hedges))

/** The text with phrases joined, lower case, one kind of apostrophe and dash. */
export function withPhrases(text: string): string {
  let plain = text.normalize('NFKC').toLowerCase().replace(/[’‘]/g, "'").replace(/[–—−]/g, '-')
  for (const [pattern, word] of phrases) plain = plain.replace(pattern, word)
  return plain
}

/** The meaning a word shares with its forms and its equals. */
export function meaning(word: string): string {
  const stem = stemOf(word)
  return meaningOf.get(stem) ?? stem
}

/** Whether the word alone claims nothing. */
export function isSoft(word: string): boolean {
  return soft.has(word) || isEverywhere(word)
}

/** Meanings that cannot be meant where this one is. */
export function rivals(of: string): ReadonlySet<string> {
  return rivalsOf.get(of) ?? none
}

export function isLarge(of: string): boolean {
  return large.has(of)
}

/** Whether the word adds so little that it need not stand in the passage. */
export function isWeak(of: string): boolean {
  return weak.has(of)
}

export function isHedge(word: string): boolean {
  return hedging.has(word)
}

const none: ReadonlySet<string> = new Set()

function linesIn(text: string): string[][] {
  return text
    .split('\n')
    .map((line) => line.trim().split(/\s+/).filter(Boolean))
    .filter(({ length }) => length > 0)
}

function wordsIn(text: string): string[] {
  return linesIn(text).flat()
}
