/**
 * Which subjects a question names: ours, a neighbour's, or a stranger's.
 *
 * A neighbour is what runners ask a strength coach about although it is another trade: food and supplements, shoes
 * and watches, running paces, races and their logistics. Naming one speaks against an answer unless the passage
 * found uses the word too, so a library that covers such a subject is free to answer.
 */
import { everydayWords } from '../library/everyday-words.ts'
import { createTypos } from '../library/typos.ts'
import { wordsOf } from '../library/words.ts'

const neighbours = {
  food: 'protein, whey, casein, creatine, supplement, vitamin, mineral, iron tablet, magnesium, calcium, collagen, bcaa, gel, gels, carb, carbs, carbohydrate, carb load, electrolyte, sodium, caffeine, beetroot, nitrate, drink, hydration, hydrate, dehydrated, thirsty, diet, keto, vegan, vegetarian, paleo, fasting, fasted, ramadan, calorie, kcal, macro, nutrition, nutritionist, dietitian, smoothie, fuel, fuelling, fueling, bicarbonate, ketone, probiotic, pre workout, preworkout, energy drink, energy bar, fat loss, lose fat, belly fat, body fat, six pack, lose weight, weight loss, sweat rate, omega, turmeric, cherry juice, recovery drink, recovery shake, breakfast before, eat before, eat after, after eating, before eating, eat during, isotonic, glycogen, honey, potato, porridge, oatmeal, yoghurt, yogurt, salmon, peanut butter, avocado, vegetable, fruit, ginger, green tea, sweetener, gluten, lactose, dairy, soy, tofu, carnitine, ashwagandha, zinc, multivitamin, spirulina, glucosamine, glutamine, amino acid, leucine, hmb, beta alanine, taurine, citrulline, salt tablet, intermittent fast, detox, cleanse, cheat meal, meal prep, meal plan, refuel, refuelling, chew, flapjack, eat right after, eat on, eat the night before, what to eat, what should i eat, what do i eat, calorie burn, burn calorie, hangover, booze, drunk, gut, gi issue, trots, constipation, iron level, ferritin, haemoglobin, hemoglobin, anaemia, anemia',
  kit: 'shoe, shoes, trainers, sneaker, spikes, sock, insole, orthotic, lace, laces, singlet, sports bra, sport bra, race vest, hydration pack, running belt, lifting belt, weight belt, straps, chalk, gloves, knee sleeve, sleeves, gps, garmin, strava, polar, coros, suunto, zwift, app, treadmill, massage gun, massager, compression, weighted vest brand, power rack, squat rack, smart scale, oura, whoop, kinesio, tape, vibration plate, bosu, electric stimulation, ems, carbon plate, carbon plated, super shoe, heel drop, stack height, cushioning, cushioned, pronation, overpronation, pronate, supination, minimalist, vibram, hoka, nike, adidas, asics, brooks, saucony, altra, vaporfly, alphafly, salomon, apple watch, fitbit, smartwatch, chest strap, heart rate monitor, foot pod, power meter, earphones, earbuds, leggings, jacket, base layer, reflective, hi vis, head torch, headtorch, armband, bumbag, waist pack, handheld bottle, trekking pole, gaiter, ankle brace, knee brace, tens machine, theragun, normatec, cryotherapy, red light, infrared, cupping, lifting shoe, knee wrap, wrist wrap, wrist strap',
  medicine:
    'ibuprofen, paracetamol, aspirin, painkiller, nsaid, antibiotic, steroid, cortisone, inhaler, asthma, stitch, stitches, cramp, cramps, blister, chafing, chafe, toenail, bunion, physio, physiotherapist, chiropractor, osteopath, acupuncture, dry needling, massage, blood pressure, blood sugar, resting heart, cholesterol, testosterone, hormone, thyroid, menopause pill, athlete foot, fungus, ultrasound, x ray, sports doctor, mri, surgery, operation, prp, shockwave, antihistamine, hay fever, hayfever, pollen, blood test, donate blood, give blood, blood donation, flu jab, frostbite, hypothermia, nipple, verruca, callus, plaster, vaseline, body glide, deodorant, sweating, hiccup, contact lense, glasses, dentist, hair, skin, acne, tattoo, smoking, smoke, vape, vaping, cigarette, weed, cannabis, cbd, pollution, air quality, varicose, leg shaving, shave, sciatica, scoliosis, hernia, arthritis, osteoarthritis, osteoporosis, knee replacement, hip replacement, flat feet, flat foot, epilepsy, vertigo, eczema, psoriasis, crohn, ibs, celiac, coeliac, gout, lupus, adhd, cold shower, cold plunge, hot tub, steam room, jacuzzi, nap, insomnia, melatonin, mattress, pillow, hour of sleep, snoring, jet lag, jetlag, time zone, time of day, circadian, genetic, gene, fast twitch, slow twitch, dexa, body scan, bmi, bmr, tdee, resting metabolic, ideal weight, step a day, ankle weight, posture corrector',
  running:
    'cadence, pace, paces, pacing, pacer, zone, zone 2, heart rate, heart rates, hrv, hr max, lactate, threshold, altitude, breathe, nose, footstrike, foot strike, heel strike, stride length, midfoot, forefoot, sprint, sprinter, sprinting, 100m, 200m, 400m, 800m, 400 metre, 800 metre, hurdle, hurdles, steeplechase, elevation, downhill, barefoot, incline, fartlek, polarised, polarized, 80 20, negative split, mile split, long run pace, long run be, easy run pace, finish time, half marathon time, marathon time, good marathon time, decent time, mile time, miles a week, miles per week, weekly mileage, couch to 5k, c25k, run walk, run twice a day, running twice a day, gait analysis, running watts, stryd, in the heat, in the rain, in the snow, in the dark, in the cold, windy, hot outside, degrees outside, heatwave, humidity, ice run, sand, stroller, pram, run streak, running every day, run every day, stride rate, overstriding, step per minute, spm, turnover, cool down, cooldown, warm down, pace chart, pace calculator, race predictor, vdot, jack daniels, pfitzinger, hansons, maffetone, maf, galloway, jeffing, run commute, longest run, 20 miler, running plan, ten percent rule, 10 percent rule, hill repeat, hill sprint, hill rep, progression run, tempo pace, threshold pace, interval pace, 5k pace, 10k pace, sub 20, sub 25, sub 30, sub 40, sub 50, sub 3, sub 4, even split, drafting, tangent, lap, uphill running, downhill running, downhill technique, aqua jogging, water running, breathing technique, breathing pattern, zone 3, zone 4, karvonen, aerobic threshold, anaerobic, canicross, headwind, icy, in kilometre, in kilometer, in mile, km is a, mile is a, how far is, how long is a marathon, how long is a half',
  races:
    'boston, qualify, qualifying, qualification, medal, bib, parkrun, world record, entry, entries, lottery, ballot, registration, sign up for a race, course record, cut off time, aid station, start line, race nerves, nervous, nerves, motivated, motivation, mantra, running buddy, running club near, goal race in, best marathon, first marathon in, which marathon, ultra in, charity place, corral, pace group, pacemaker, chip time, timing chip, expo, goody bag, spectator, spectate, deferral, defer, refund, entry fee, good for age, gfa, bq, world marathon major, utmb, western states, comrades, virtual race, relay, dnf, portaloo, portapotty, bag drop, start time, course map, elevation profile, hilly course, flat course, fastest course, find a race, meditation, kipchoge, bekele, radcliffe, farah, kiptum, ingebrigtsen, usain bolt, record holder, history of, who invented, group run, club kit, meditation, visualisation, visualization, mindset, confidence, mental toughness, lonely, running partner, running club',
  sports:
    'swim, swimming, swimmer, cycling, cyclist, bike, biking, triathlon, triathlete, ironman, crossfit, hyrox, spartan, mud run, obstacle, pilates, snatch, clean and jerk, bodybuilding, bodybuilder, powerlifting, powerlifter, strongman, rowing machine, erg, elliptical, kettlebell swing, bench press form, muscle up, handstand, calisthenics, ski, skiing, hike, hiking, climbing, boxing, dance, rower, assault bike, air bike, spin class, peloton, zumba, hot yoga, yoga class, bikram, barre, tai chi, martial art, judo, karate, mma, wrestling, gymnastics, parkour, surfing, skateboard, skating, snowboarding, netball, volleyball, badminton, padel, pickleball, lacrosse, ruck, rucking, orienteering, duathlon, swimrun, decathlon, javelin, shot put, pole vault, race walking, nordic walking, olympic lifting, olympic lift, power clean, hang clean, turkish get up, battle rope, tyre flip, tire flip, sled push, sled, sandbag, trx, blood flow restriction, bfr, occlusion, velocity based, vbt, cluster set, german volume, wendler, stronglifts, bro split, bicep, tricep, biceps, triceps, forearm, grip strength, neck',
} as const

/** Words of no trade near ours; they say that the question is elsewhere, not that it is near. */
const strangers =
  'coffee, sugar, salt, juice, water, recipe, dinner, snack, meal, banana, bread, cake, egg, meat, milk, oats, pasta, rice, chocolate, pizza, alcohol, beer, wine, gram, grams, powder, ' +
  'jacket, hat, cap, sunglasses, watch, phone, iphone, android, laptop, computer, windows, software, website, wifi, headphones, music, playlist, song, bpm, podcast, headlamp, torch, cost, costs, price, prices, cheap, cheapest, expensive, brand, buy, sell, discount, voucher, wash, laundry, sunscreen, detergent, cream, garage, ' +
  'pill, tablet, tablets, medication, medicine, drug, injection, vaccine, vaccination, insulin, cancer, allergy, rash, sunburn, migraine, ' +
  'london, berlin, chicago, tokyo, paris, naples, new york, visa, flight, flights, ticket, travel, europe, olympic, olympics, ' +
  'football, soccer, rugby, basketball, tennis, golf, hockey, cricket, baseball, champions league, chess, guitar, piano, ' +
  'weather, rain, snow, temperature, degrees, sauna, plasma, dog, puppy, cat, horse, stock, stocks, bitcoin, crypto, invest, investment, bank, tax, taxes, loan, mortgage, salary, boss, pay rise, landlord, president, prime minister, politics, political, election, party, vote, capital of, movie, film, netflix, series, poem, poetry, joke, jokes, story, translate, japanese, french, spanish, language, code, python, javascript, homework, essay, maths, math, percent of, times 2, solve, subscription, membership fee, invoice, how much do you charge, your favourite, your favorite, history, war, god, religion, horoscope, astrology, aliens, relationship, dating, girlfriend, boyfriend, wife, husband, car, flat tyre, rent, insurance, lawyer, garden, tomatoes, toilet, tap, painting, painted, book recommendation, quantum, physics, easter, christmas, tall is, what time is, who is, who won, who painted, meaning of life, television, gaming, xbox, playstation, minecraft, instagram, tiktok, facebook, twitter, whatsapp, email, excel, powerpoint, spreadsheet, job interview, cover letter, university, exam, passport, airport, restaurant, airbnb, uber, wedding, birthday, baby name, nappy, fridge, oven, washing machine, dishwasher, plumber, sofa, curtain, lawn, fishing, police, divorce, inflation, gdp, exchange rate, etf, bible, buddhism, dinosaur, planet, galaxy, evolution, chemistry, algebra, calculus, equation, square root, divide, multiply, capital city, population, currency, tallest, cheetah, hamster, lyrics, concert, actor, celebrity, harry potter, star wars, anime, pokemon, riddle, haiku, limerick, breakup, tinder'

const ours =
  'run, runner, runners, running, jog, jogger, jogging, race, races, racing, marathon, half, 5k, 10k, ultra, mile, miles, mileage, kilometre, kilometer, km, tempo, interval, intervals, taper, lift, lifter, lifting, lifted, gym, strength, strong, stronger, weights, barbell, dumbbell, kettlebell, squat, deadlift, lunge, hinge, hip, glute, hamstring, quad, calf, calves, soleus, achilles, ankle, foot, feet, knee, shin, leg, core, abs, trunk, arm, shoulder, plank, push up, pull up, rep, reps, set, sets, rir, rpe, 1rm, load, plyo, plyos, plyometric, plyometrics, jump, hop, bound, warmup, warm up, training, trainer, workout, exercise, programme, program, athlete, fit, fitness, muscle, muscles, bulk, bulky, sore, soreness, doms, recover, recovery, deload, injury, injured, injuries, pain, energy cost, oxygen cost, percent of max, percent of my, percent of 1rm, percent of one, percent of a, percent of the, brand new, race pace, sprint finish, hotel room, ache, niggle, tired, fatigue, stretch, stretching, mobility, economy, vo2max, endurance, cardio, offseason, off season, beginner, masters, finishing kick, stamina, speed, faster, stride, posture, session, rest day, weight room'

/** Terms of one subject, each as its words; a plural is the same word. */
interface Vocabulary {
  readonly terms: ReadonlySet<string>
  /** Words of the longest term. */
  readonly longest: number
}

const ourWords = vocabularyOf(ours)
const neighbourWords = vocabularyOf(Object.values(neighbours).join(', '))
const strangerWords = vocabularyOf(strangers)

const foreignTypos = createTypos(
  [...neighbourWords.terms, ...strangerWords.terms].filter((term) => !term.includes(' ')),
)
/** Shorter words are one slip away from too many others. */
const FEWEST_LETTERS = 6

/**
 * Terms of other trades in a question, each once, slips of the thumb forgiven. `isKnown` says which words are no
 * slip: to a library about running, "faster" is not a slip for "fasted".
 */
export function foreignTerms(question: string, isKnown: (word: string) => boolean): string[] {
  const words = singularWords(question).map((word) => (isKnown(word) ? word : asMeant(word)))
  return [...new Set([...foreignIn(words, neighbourWords), ...foreignIn(words, strangerWords)])]
}

function foreignIn(words: readonly string[], foreign: Vocabulary): string[] {
  return termsIn(words, besideOurs.get(foreign) ?? foreign).filter((term) =>
    foreign.terms.has(term),
  )
}

const besideOurs = new Map(
  [neighbourWords, strangerWords].map((foreign) => [foreign, joined(foreign)]),
)

/** A longer term of ours has its words to itself: "energy cost" is no question of what something costs. */
function joined(foreign: Vocabulary): Vocabulary {
  return {
    terms: new Set([...foreign.terms, ...ourWords.terms]),
    longest: Math.max(foreign.longest, ourWords.longest),
  }
}

function asMeant(word: string): string {
  const isSure = word.length < FEWEST_LETTERS || ourWords.terms.has(word) || everydayWords.has(word)
  const [meant] = isSure ? [] : foreignTypos.meant(word)
  return meant !== undefined && meant.slips === 1 ? meant.word : word
}

/** How often a text uses a term. */
export function usesOf(term: string, text: string): number {
  return ` ${singularWords(text).join(' ')} `.split(` ${term} `).length - 1
}

/** Whether a question is about running, lifting or a neighbour at all. */
export function isNearOurs(question: string): boolean {
  const words = singularWords(question)
  return termsIn(words, ourWords).length > 0 || termsIn(words, neighbourWords).length > 0
}

function vocabularyOf(list: string): Vocabulary {
  const terms = list.split(',').map(singularWords)
  return {
    terms: new Set(terms.map((words) => words.join(' '))),
    longest: Math.max(...terms.map((words) => words.length)),
  }
}

/** The longest term that begins at each place. */
function termsIn(words: readonly string[], { terms, longest }: Vocabulary): string[] {
  const found: string[] = []
  for (let place = 0; place < words.length; ) {
    let length = Math.min(longest, words.length - place)
    while (length > 0 && !terms.has(words.slice(place, place + length).join(' '))) length -= 1
    if (length > 0) found.push(words.slice(place, place + length).join(' '))
    place += Math.max(1, length)
  }
  return found
}

function singularWords(text: string): string[] {
  return wordsOf(text).map((word) =>
    /[^su]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word,
  )
}

/** Attempts to change the rules or to get at what is not an article. */
const scripted =
  /\b(?:i[gn]{2}ore|disregard|forget|override|bypass|skip)\b.{0,40}\b(?:instr?u\w*tions?|rules?|prompts?|articles?|above|guidelines?|policy|policies|everything)|\b(?:system|developer|hidden|initial|secret) (?:prompt|message|instruction)s?\b|\byou are now\b|\bact as (?:a|an|if)\b|\bpretend\b|\brole ?play\b|\bjailbreak\b|\bdan\b.{0,20}\b(?:mode|rules)\b|\b(?:repeat|print|show|say|output|copy) (?:the|everything|all|your|what)\b.{0,30}\b(?:above|before this|word for word|prompt|instructions|verbatim|between the)|\b(?:reveal|print|show|output|leak|dump|list|give me)\b.{0,40}\b(?:prompt|instructions|api ?keys?|passwords?|secrets?|tokens?|environment|env|config\w*|database|source code|phone numbers?|addresses|e ?mails?|members?|clients?|user data)\b|\benvironment variables?\b|\bapi key\b|@everyone|@here|<\/?\s*(?:passages?|system|user|assistant|instructions?)\b|^\s*(?:system|assistant|developer|admin)\s*:|\bno (?:rules|restrictions|filters)\b|\bwrite (?:me )?(?:python|javascript|code|a script|sql)\b|\bnew (?:instruction|policy|rule)s?\b|\bsay exactly\b|\bfrom now on\b|\bas (?:your|the) (?:developer|admin\w*|owner|creator)\b|\b(?:switch|turn) off\b.{0,20}\b(?:rules|safety|filters?|guard)|\blet'?s play a game\b|\byou are (?:a|an|my) (?:doctor|pirate|lawyer|therapist|hacker)\b|\btalk like\b|\bbase64\b|\bother users?\b|\b(?:user|person|member) before me\b/i

export function isOffScript(question: string): boolean {
  return scripted.test(question)
}
