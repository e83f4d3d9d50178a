/**
 * Which subjects a question names: ours, a neighbour's, or neither.
 *
 * A neighbour is what runners ask a strength coach about although it is another trade: food and supplements,
 * shoes and watches, medicine, running paces, races and their logistics. Naming one is a sign that the articles do
 * not answer, unless the passage found speaks of it. A library that covers such a subject is thereby free to answer.
 */
import { stemOf, wordsOf } from '../library/words.ts'

const neighbours = {
  food: 'protein whey creatine supplement vitamin mineral iron magnesium calcium collagen bcaa gel carb carbohydrate electrolyte sodium caffeine beetroot nitrate drink hydration hydrate dehydration diet keto vegan vegetarian paleo fasting calorie kcal macro nutrition nutritionist smoothie fuel fuelling fueling bicarbonate ketone probiotic sweat',
  kit: 'shoe trainer sneaker spike sock insole orthotic lace shirt bra vest gps garmin strava treadmill massager compression',
  medicine:
    'ibuprofen paracetamol aspirin painkiller nsaid steroid cortisone inhaler asthma stitch stitches cramp blister chafing chafe toenail bunion',
  running:
    'cadence pace pacing zone lactate threshold altitude breathe breathing footstrike stride heel midfoot forefoot sprint sprinter 100m 200m 400m 800m hurdle steeplechase elevation downhill barefoot incline',
  races: 'boston qualify qualifying qualification medal bib parkrun pacer',
  sports:
    'swim swimming swimmer cycling cyclist triathlon triathlete crossfit pilates snatch bodybuilding powerlifting',
} as const

/** Words of no trade near ours; they say that the question is elsewhere, not that it is near. */
const strangers =
  'coffee sugar salt juice water recipe breakfast lunch dinner snack meal banana bread cake egg meat milk oat pasta rice chocolate pizza alcohol beer wine gram powder ' +
  'jacket hat cap glove sunglass watch app phone laptop computer windows software headphone music playlist bike bicycle stroller pram headlamp torch cost price cheap cheapest brand buy sell wash laundry sunscreen detergent cream ' +
  'antibiotic pill tablet medication medicine drug injection testosterone vaccine vaccination insulin cancer cholesterol thyroid allergy rash sunburn migraine ' +
  'london berlin chicago tokyo paris lottery ballot visa hotel flight ticket travel europe olympic olympics ' +
  'football soccer rugby basketball tennis golf boxing hockey cricket baseball ' +
  'weather rain snow temperature sauna plasma humidity dog cat stock stocks bitcoin crypto invest investment bank tax loan mortgage salary boss president prime minister politics political election party capital country movie film netflix series song poem joke story translate language code python javascript homework maths math history war god religion horoscope relationship girlfriend boyfriend wife husband car flat rent insurance lawyer'

const ours =
  'run runner running jog jogger race marathon half 5k 10k ultra mile miles mileage kilometre kilometer km tempo interval taper lift lifter lifting lifted gym strength strong stronger weight weights barbell dumbbell kettlebell squat deadlift lunge hinge hip glute hamstring quad calf calves soleus achilles ankle foot feet knee shin leg core abs trunk back arm shoulder plank pull push press row rep reps set sets rir rpe 1rm max load heavy light plyo plyometric plyometrics jump hop bound warmup train training trainer workout exercise session programme program plan coach athlete fit fitness muscle bulk bulky sore soreness doms recover recovery rest deload injury injured pain ache niggle tired fatigue stretch mobility economy vo2max endurance cardio season offseason body beginner masters'

const stemsOf = (words: string) => new Set(words.split(/\s+/).map(stemOf))
const neighbourStems = stemsOf(Object.values(neighbours).join(' '))
const strangerStems = stemsOf(strangers)
const ourStems = stemsOf(ours)

/** Stems of words of other trades in a question, each once. */
export function foreignStems(question: string): string[] {
  const stems = [...new Set(wordsOf(question).map(stemOf))]
  return stems.filter((stem) => neighbourStems.has(stem) || strangerStems.has(stem))
}

/** Whether a question is about running, lifting or a neighbour at all. */
export function isNearOurs(question: string): boolean {
  return wordsOf(question).some(
    (word) => ourStems.has(stemOf(word)) || neighbourStems.has(stemOf(word)),
  )
}

/** Attempts to change the rules or to get at what is not an article. */
const scripted =
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instruction|rule|prompt|article|above|previous|policy|guideline|everything)|\b(?:system|developer|hidden|initial) (?:prompt|message|instruction)|\byou are now\b|\bact as (?:a|an|if)\b|\bpretend\b|\brole ?play\b|\bjailbreak\b|\bdan\b.{0,20}\b(?:mode|rules)\b|\brepeat (?:the|everything|all|your)\b.{0,30}\b(?:above|text|words|prompt|instructions)|\b(?:reveal|print|show|output|leak|dump|list|give me)\b.{0,40}\b(?:prompt|instructions|api key|password|secret|token|environment|env|configuration|config|database|source code)|\benvironment variables?\b|\bapi key\b|@everyone|@here|<\/?\s*(?:passages?|system|user|assistant|instructions?)\b|^\s*(?:system|assistant|developer)\s*:|\bno (?:rules|restrictions|filters)\b|\bwrite (?:me )?(?:python|javascript|code|a script|sql)\b/i

export function isOffScript(question: string): boolean {
  return scripted.test(question)
}
