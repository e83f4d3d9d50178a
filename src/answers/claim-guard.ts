/**
 * The claim guard: what Ironstride never claims, whatever an article or a model says (rules G1 to G7).
 *
 * It promises nothing about injuries, names nobody's illness, gives no dose of a medicine and no target for food or
 * body weight, and quotes only the figures on running economy that were read in the sources. Where an answer speaks
 * of injuries it has to say that nobody can promise anything. It guards both writers and the starter articles.
 */
import type { Passage } from '../library/passage.ts'
import { sentencesOf } from '../library/sentences.ts'

export interface GuardedText {
  /** The sentences that may be said, in order. */
  readonly kept: readonly string[]
  readonly dropped: readonly { readonly sentence: string; readonly reason: string }[]
}

/** Guards plain sentences, as the extractive writer quotes them. */
export function guardClaims(sentences: readonly string[]): GuardedText {
  const kept: string[] = []
  const dropped: { sentence: string; reason: string }[] = []
  for (const sentence of sentences) {
    const reason = claimFault(sentence)
    if (reason === null) kept.push(sentence)
    else dropped.push({ sentence, reason })
  }
  return { kept, dropped }
}

/** Which rule a sentence breaks, in words, or null. */
export function claimFault(sentence: string): string | null {
  const plain = plainly(sentence)
  return (
    (promisesOnInjury(plain) ? 'a promise about injuries' : null) ??
    (diagnoses(plain) ? 'a diagnosis' : null) ??
    (any(plain, medicine) ? 'a medicine or its dose' : null) ??
    (setsBodyTarget(plain) ? 'a target for food or body weight' : null) ??
    (wrongEconomyFigure(plain) ? 'a figure on running economy that no source has' : null) ??
    (any(plain, unreadFigures) ? 'a figure that nobody read in its source' : null)
  )
}

function plainly(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[–—−]/g, '-')
    .replace(/\s+/g, ' ')
}

function any(text: string, patterns: readonly RegExp[]): boolean {
  return patterns.some((pattern) => pattern.test(text))
}

/* Injuries. */

const hurt =
  "(?:injur(?:y|ies|ed|e)|hurt\\b|niggles?|shin splints|stress fractures?|runner'?s knee|tendin\\w+|strains|sprains?|plantar fasci\\w+|overuse (?:problems?|trouble|issues?)|setbacks?|(?:knee|achilles|tendon|shin|hip|back|foot|ankle|joint|calf|hamstring) (?:trouble|problems?|issues?)|verletz\\w+|lesi[oó]n\\w*|blessures?|les[oõ]es|les[aã]o)"
const stops =
  '(?:prevent|stop|avoid|eliminat|end|cure|fix|block|banish|ward off|protect|shield|guard|safeguard|insulat|immuni[sz]|spare|save|reduc|lower|cut|halv|slash|decreas|lessen|minimi[sz]|shrink|diminish|keep\\w* (?:\\w+ ){0,3}(?:away|off|free)|rule[sd]? out|say good-?bye|wave good-?bye|forget|verhinder|vermeid|verringer|senk|sch[uü]tz|previen|evit|reduc|emp[eê]ch|prévien|r[ée]dui|protég|impede)'

const promises: readonly RegExp[] = [
  new RegExp(`\\b${stops}\\w*(?: \\S+){0,8}? ${hurt}`),
  new RegExp(
    `${hurt}(?: \\S+){0,6}? (?:prevent|avoid|stopp|cut|halv|reduc|lower|eliminat|less likely|less often|less common|history|shrink|rarer|unlikely|impossible|a thing of the past|go(?:es)? down|drops?|fall|disappear|vanish)`,
  ),
  /\b(?:injury|bullet|bomb|damage)[- ]?(?:proof|free|resistan\w+|resilien\w+)/,
  /\bbulletproof/,
  new RegExp(`${hurt}(?: \\S+){0,4}? (?:a )?(?:rare|rarity|thing of|never)\\b`),
  /\b(?:spare|save)s? (?:you|runners?|your) .{0,40}\b(?:sidelines|pain|weeks|months|time off)/,
  /\bin one piece\b|\b(?:weeks?|months?|years?|life|free) (?:\w+ )?(?:free of|without) (?:pain|aches)/,
  /\bnever (?:miss|lose) .{0,30}\binjur/,
  /\b(?:knees?|tendons?|bones?|joints?|muscles?|ankles?|legs?|they) (?:\w+ )?(?:cannot|can't|won't|will never|never) (?:tear|break|snap|hurt|ache|fail|give)\b/,
  /\bno more (?:sore|aching|painful|bad|stiff) (?:knees?|shins?|hips?|backs?|feet|calves|legs|joints?|tendons?)/,
  /\b(?:takes?|removes?) (?:all )?the (?:danger|risk) out of\b|\brisk[- ]free\b/,
  /\b(?:hardly|rarely|seldom|scarcely|barely)(?: ever)? (?:\w+ ){0,3}?(?:injur\w+|hurt\b|break down)/,
  /\b(?:stay|stays|remain|remains|keep\w*|be) (?:\w+ ){0,3}?(?:healthy|sound|intact|out of trouble)\b/,
  /\bkeep\w* the (?:physio\w*|doctor|surgeon|clinic\w*) away\b|\bnothing (?:can|will|could) (?:go wrong|happen|break|hurt)/,
  /\bno matter (?:what|how)\b.{0,40}\b(?:hold|last|cope)|\b(?:hold|last|cope)\w*\b.{0,30}\bno matter (?:what|how)/,
  new RegExp(
    `\\b(?:never|not|no longer|won't|cannot|can't|don't|less likely to|unlikely to) (?:\\w+ ){0,3}?(?:get|be|become|getting|being|pick up|suffer) (?:\\w+ ){0,3}?${hurt}`,
  ),
  new RegExp(
    `\\b(?:fewer|less|no more|zero|without|free (?:of|from)|lower|smaller|reduced) (?:\\w+ ){0,3}?${hurt}`,
  ),
  new RegExp(`\\b(?:half|third|quarter|fraction|%|percent) (?:\\w+ ){0,4}?${hurt}(?: risk| rate)?`),
  new RegExp(
    `\\b(?:immune|immunity|protection|protected|safe|safety|insurance|armou?r|shield\\w*|cure) (?:\\w+ ){0,3}?(?:to|from|against|for) (?:\\w+ ){0,3}?${hurt}`,
  ),
  new RegExp(
    `\\b(?:guarant\\w+|promis\\w+|ensur\\w+|assur\\w+)(?: \\S+){0,10}? (?:${hurt}|healthy|pain[- ]free|safe)`,
  ),
  /\b(?:stay|keep\w*|remain|be|run|running) (?:\w+ ){0,3}?(?:injury|pain)[- ]free/,
  /\bwon't (?:break|tear|pull|strain|injure)\b/,
  /\b(?:unbreakable|indestructible|unhurtable|untouchable)\b/,
  /\bguarante\w+/,
  /\b(?:you|it|this) (?:cannot|can't|won't|never) fails?\b|\bworks? for (?:everyone|everybody|all runners|every runner)\b|\bevery time, /,
  /\bi promise\b|\b(?:success|progress|a personal best|a pb|speed) (?:is|are) (?:assured|certain|sure)\b/,
  /\b(?:certain|sure|bound|destined) to (?:\w+ ){0,3}?(?:faster|stronger|quicker|personal best|pb|improve|win|succeed|pb|work|help)\b/,
  /\b(?:definitely|certainly|surely|undoubtedly|100 ?%) (?:\w+ ){0,3}?(?:run|get|be|become|improve|win|beat|set|faster)\b/,
  /\bheal(?:s|ed|ing)? (?:your|the|any|every|an?) /,
  /\bcure[sd]?\b/,
]

/** Somebody is told honestly that there is no such promise, or that the evidence is mixed. */
const honesty: readonly RegExp[] = [
  /\b(?:nobody|no one|no (?:coach|article|trial|study|chat|plan|exercise|lift|programme|program)|nothing)\b.{0,40}\b(?:can|will|could|does|here|promis|guarant|show|prov|stop|prevent)/,
  /\b(?:no|not an?|not any|without|never an?|isn't an?) (?:\w+ ){0,2}?(?:promise|guarantee|proof|evidence|final proof|cure|insurance)/,
  /\b(?:makes?|made|gives?|offers?) no (?:\w+ )?(?:promise|guarantee)/,
  /\b(?:do|does|did|is|are|was|were|has|have|will|would|can|could|may|should)(?:n't| not| never)(?: \w+){0,3}? (?:promise|guarantee|show|shown|prove|proven|prevent|stop|lower|reduce|cut|protect|mean|avoid|eliminate|cure|heal|make|turn)/,
  /\bcannot (?:\w+ ){0,2}?(?:promise|guarantee|prevent|stop|lower|reduce|cut|protect|avoid|eliminate|cure|heal|simply|be handed)/,
  /\bno (?:clear |real |overall |significant |measurable )?(?:\w+ )?(?:reduction|drop|difference|effect|change|fall)\b/,
  /\b(?:almost|nearly|virtually) no (?:difference|effect)/,
  /\b(?:mixed|unclear|inconclusive|not clear)\b/,
  /\bnobody (?:here )?will\b|\bpeople will sell\b|\bmyth\b/,
]
/** Words that undo a denial: "not only prevents", "no doubt it prevents". */
const undone =
  /\bnot (?:only|just|merely)|\bno (?:doubt|question|better|surer|quicker|wonder|matter|secret)|\bcan't go wrong|\bnothing (?:can|will|could) (?:go wrong|happen|break|hurt)|\bnothing (?:\w+ ){0,2}?(?:better|like|beats|protects|prevents|works)|\bno(?: \w+){1,3} (?:prevents?|protects?|stops?|beats) (?:\w+ ){0,3}?(?:better|more|as)/

const injuryTalk = /injur|bulletproof|verletz|lesi[oó]n|blessure|les[aã]o|les[oõ]es/

function promisesOnInjury(text: string): boolean {
  if (!any(text, promises)) return false
  if (reportsTrial.test(text) && !/\b(?:you|your|will)\b/.test(text)) return false
  return undone.test(text) || !any(text, honesty)
}

/** What a trial found, said as a finding about its people. An answer with it also gets the honest sentence. */
const reportsTrial =
  /\b(?:trials?|stud(?:y|ies)|reviews?|evidence|supervised programmes|lauersen|wu|toresdahl|taddei)\b/

/* Illness. */

const illness =
  "(?:tendin\\w+|tendon ?itis|stress (?:fracture|reaction|injury)|fracture|shin splints|plantar fasci\\w+|it ?band syndrome|itbs|runner'?s knee|jumper'?s knee|patellofemoral \\w+|sprain\\w*|strain(?:ed)?|tear|torn (?!between)\\w+|ruptur\\w+|arthritis|arthrosis|sciatica|herni\\w+|slipped disc|bursitis|meniscus|compartment syndrome|anaemia|anemia|red-?s|overtraining syndrome|osteopo\\w+|clot|thrombosis|dvt|rhabdo\\w*|sehnenentz\\w+|erm[uü]dungsbruch|tendinite|fractura|fracture de fatigue|infection|covid|asthma|diabetes|depression|anorexi\\w+|eating disorder)"
const diagnosis: readonly RegExp[] = [
  new RegExp(
    `\\byou(?:'ve| have|'re| are| may have| might have| could have| must have| probably have| likely have| clearly have| suffer)(?: \\w+){0,5}? (?:an? )?${illness}`,
  ),
  new RegExp(
    `\\b(?:this|that|it|these symptoms|symptoms|pain like (?:this|that)|your (?:pain|symptoms|knee|shin|foot|hip|achilles|calf|back))(?:'s| is| are| was)?(?: \\w+){0,4}? (?:is|are|be|sounds?|looks?|seems?|points?|means?|suggests?|indicates?|typical|classic|probably|likely|just|only|mean|suggest|indicate)(?: \\w+){0,5}? (?:an? )?${illness}`,
  ),
  new RegExp(`\\b(?:it's|that's|this is|it is|that is)(?: \\w+){0,4}? (?:an? )?${illness}`),
  new RegExp(`\\b(?:sounds|looks) like(?: \\w+){0,4}? ${illness}`),
  new RegExp(
    `\\b(?:signs?|symptoms?|case|diagnos\\w+|onset) (?:of|is|as|with)(?: \\w+){0,3}? ${illness}`,
  ),
  new RegExp(`\\byour ${illness}`),
  new RegExp(
    `\\b(?:what you (?:describe|have|feel)|the (?:pain|swelling|ache))(?: \\w+){0,4}? (?:is|are|means?|fits?|matches|comes from)(?: \\w+){0,5}? ${illness}`,
  ),
  new RegExp(
    `\\b(?:symptoms?|signs?|pain)(?: \\w+){0,2}? (?:fits?|match(?:es)?|points? to|suggests?)(?: \\w+){0,4}? ${illness}`,
  ),
  /\b(?:most likely|probably|i think|i bet|clearly) (?:it is|it's|that's|this is) your (?:it ?band|achilles|meniscus|hamstring|hip|knee|calf|tendon|ligament|disc|plantar)/,
  new RegExp(`\\b(?:comes?|stems?|result\\w*) from (?:an? |your |the )?${illness}`),
  new RegExp(`^(?:just|only|probably|likely|clearly) (?:an? )?${illness}`),
  new RegExp(`\\byou (?:seem|appear|are likely|probably)(?: \\w+){0,4}? ${illness}`),
  /\byour (?:\w+ ){1,2}?(?:is|are|looks?|must be|may be) (?:\w+ )?(?:inflamed|torn|broken|ruptured|strained|sprained|pulled|infected|harmless|fractured)\b/,
  /\byou(?:'ve| have)? (?:pulled|tore|torn|strained|sprained|broke|broken|ruptured|slipped) (?:your|an?|the) /,
  /\b(?:ligament|tendon|muscle|cartilage|meniscus|bone) (?:is|has been|must be|may be|might be) (?:torn|broken|cracked|inflamed|ruptured|strained)/,
  /\bno need (?:for|to see|to visit|to call|to ask) (?:a |any |the )?(?:doctor|clinician|physio|scan|x-ray)|\b(?:no need|don't need|not need) to get (?:it|that|this) (?:checked|looked at|scanned)/,
  /\b(?:diagnos(?:e|is) (?:is|you)|i diagnose|my diagnosis)\b/,
  /\bnothing (?:serious|to worry about|is (?:broken|torn|wrong))\b|\byou (?:do not|don't) need (?:a|to see a) (?:doctor|clinician|physio|scan|x-ray)/,
]

function diagnoses(text: string): boolean {
  return any(text, diagnosis)
}

/* Medicines, food, body weight. */

const drug =
  '(?:ibuprofen\\w*|paracetamol|acetaminophen|tylenol|advil|aspirin|naproxen|aleve|diclofenac|voltaren|nsaids?|painkillers?|pain ?killer|anti-?inflammator\\w+|cortisone|steroids?|codeine|opioids?|tramadol|antibiotics?|metformin|insulin|statins?|epo|testosterone|clenbuterol|melatonin|diuretics?|laxatives?|medication|medicine|schmerzmittel|analg[eé]sico\\w*)'
const supplement =
  '(?:creatine|magnesium|protein (?:powder|shakes?)|whey|vitamin \\w+|zinc|caffeine|collagen|beta-alanine|bicarbonate|supplements?|omega-?3|fish oil|turmeric|cbd)'
const medicine: readonly RegExp[] = [
  new RegExp(
    `\\b(?:take|taking|use|try|pop|swallow|start|grab|have|need|dose|with|inject)\\b(?: \\S+){0,5}? ${drug}`,
  ),
  new RegExp(
    `${drug}(?: \\S+){0,6}? (?:\\d|twice|once|daily|before|after|every|helps?|works|will)`,
  ),
  new RegExp(`\\d(?: \\S+){0,4}? ${drug}`),
  /\d\s?(?:mg|mcg|µg|μg|milligram\w*|microgram\w*|iu|ml|millilit\w+|tablets?|pills?|capsules?|tablespoons?|drops)\b/,
  /\b(?:one|two|three|four|six|eight) (?:tablets?|pills?|capsules?)\b/,
  new RegExp(`\\b(?:an?|some|another|for) ${drug}`),
  /\b(?:half|quarter|an?|another) (?:of )?(?:an? )?(?:tablet|pill|capsule|scoop)\b|\b(?:iron|salt|vitamin|sleeping) (?:tablets?|pills?)\b/,
  new RegExp(`\\b(?:take|taking|use|try|add|drink|mix|have|need)\\b(?: \\S+){0,5}? ${supplement}`),
  new RegExp(`${supplement}(?: \\S+){0,6}? (?:\\d|daily|helps?|works|before|after|every)`),
  /\d\s?(?:g|grams?|gramm) (?:of |a day|per day|daily|per kilo|per kg)/,
]

const bodyTargets: readonly RegExp[] = [
  /\d\s?(?:k?cal\b|calories|kilojoules?|kj\b)|\bcalori(?:e|es|c) (?:deficit|target|goal|budget|limit|count)|\b(?:cut|count|limit|restrict|burn|eat)\w* (?:\w+ ){0,4}?calories/,
  /\b(?:lose|losing|shed|drop|burn off)\w* (?:\S+ ){0,3}?\d[\d.,-]*(?: to \d+)? ?(?:kg|kilos?|kilograms?|lb|lbs|pounds?|stone)\b/,
  /\b(?:goal|target|ideal|racing|race|competition|fighting|optimal) (?:body ?)?weight\b/,
  /\bweigh (?:\w+ ){0,3}?\d|\bbmi (?:\w+ ){0,4}?\d|\bbody ?fat (?:\w+ ){0,4}?\d|\b\d+ ?(?:%|per ?cent)? (?:body ?)?fat\b/,
  /\b(?:get|come|slim|diet) (?:yourself )?down to \d|\bslim (?:down|first)\b|\b(?:every|each) (?:kilo|kg|pound|lb) (?:\w+ ){0,2}?(?:lose|lost|less|lighter|drop|shed)/,
  /\blighter is faster|\b(?:get|be|become|getting|being) (?:leaner|thinner|lighter|skinnier) (?:to|for|and|makes)/,
  /\bskip (?:breakfast|meals|lunch|dinner)|\b(?:fast|fasting) (?:for )?\d|\bcrash diet|\bpurge|\b(?:eat|eating) less\b/,
]

/** "No article here gives calorie goals" is the opposite of one. */
function setsBodyTarget(text: string): boolean {
  const declines = /\b(?:no|not|never|nobody)\b.{0,50}\b(?:calori|weights?\b|targets?|goals?)/.test(
    text,
  )
  return any(text, bodyTargets) && !(declines && !/\d/.test(text))
}

/* Figures. */

/** Percent of change that G1, G3 and G6 allow to be said of running economy and late-race running. */
const economyPercents = new Set([2, 3, 4, 5, 6, 7, 8, 3.9, 4.8, 3.7, 2.1, 35, 4.7, 5.75, 6.31])

function wrongEconomyFigure(text: string): boolean {
  if (
    !/\beconom|efficien|(?:energy|oxygen) cost.*\b(?:lower|less|drop|fell|fall|reduc|improv|cut|sav)/.test(
      text,
    )
  )
    return false
  const found = [
    ...text.matchAll(
      /(\d+(?:[.,]\d+)?)(?:\s?%?\s?(?:-|to|and|or)\s?(\d+(?:[.,]\d+)?))?\s?(?:%|per ?cent)(?!\s?(?:or more |or above |and above )?(?:of )?(?:a |an |the |your |their )?(?:one|1|single|max|rep|load))/g,
    ),
  ]
  return found
    .flatMap(([, from, to]) => [from, to])
    .filter((number) => number !== undefined)
    .map((number) => Number.parseFloat(number.replace(',', '.')))
    .some((percent) => !economyPercents.has(percent) && !(percent >= 40 && isLoad(text)))
}

/** Sets at 80 % are loads, not improvements. */
function isLoad(text: string): boolean {
  return /\b(?:max|1rm|one-rep|load|weights? of|sets? at|at \d+ ?%|heavy)/.test(text)
}

/** Figures marked C: from memory, contested or a table nobody opened. */
const unreadFigures: readonly RegExp[] = [
  /(?:es|effect size|hedges|cohen|\bg|\bd)\s?(?:=|of|:|was|is)?\s?-?0[.,](?:27|43|31)\b.{0,40}(?:heavy|plyo|combined|jump)|(?:heavy|plyo\w*|combined|jump\w*).{0,40}-0[.,](?:27|43|31)\b/,
  /\b0[.,]315\b|\b6[6-9] ?(?:%|per ?cent).{0,60}\b(?:injur|overuse)/,
  /\b200 (?:jumps|contacts|hops|landings)/,
  /\b50\s?[/,-]\s?30\s?[/,-]\s?20\s?[/,-]\s?10\b/,
]

/* The honest sentence. */

export interface HonestSentence {
  /** With its citation when a passage says it. */
  readonly sentence: string
  readonly cites: readonly number[]
}

const fixedHonesty = 'Nobody can promise a runner fewer injuries from lifting, and neither do I.'

/** What an answer about injuries still has to say (rule G4), or null when it says it or is about something else. */
export function honestAboutInjury(
  question: string,
  answer: string,
  passages: readonly Passage[],
): HonestSentence | null {
  const asks = asksAboutInjury.test(plainly(question))
  if (!asks && !benefitOnInjury.test(plainly(answer))) return null
  if (sentencesOf(answer).some((one) => isHonest(plainly(one)))) return null
  for (const [place, passage] of passages.entries()) {
    const found = sentencesOf(passage.text).find((one) => isShortAndHonest(one))
    if (found !== undefined) return { sentence: `${found} [${place + 1}]`, cites: [place + 1] }
  }
  return { sentence: fixedHonesty, cites: [] }
}

const asksAboutInjury =
  /injur|bulletproof|\b(?:get|getting|be|being) hurt\b|verletz|lesi[oó]n|blessure|les[aã]o|les[oõ]es/
const benefitOnInjury = /\binjur\w*/

function isHonest(text: string): boolean {
  return injuryTalk.test(text) && any(text, honesty) && !undone.test(text)
}

function isShortAndHonest(sentence: string): boolean {
  const plain = plainly(sentence)
  return (
    isHonest(plain) &&
    sentence.length <= 200 &&
    !sentence.startsWith('- ') &&
    claimFault(sentence) === null
  )
}
