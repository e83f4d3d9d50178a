/** Doses of medicines and supplements, and targets for food or body weight. */
import { any } from './plain-text.ts'

const drug =
  '(?:ibuprofen\\w*|paracetamol|acetaminophen|tylenol|advil|aspirin|naproxen|aleve|diclofenac|voltaren|nsaids?|painkillers?|pain ?killer|anti-?inflammator\\w+|cortisone|steroids?|codeine|opioids?|tramadol|antibiotics?|metformin|insulin|statins?|epo|testosterone|clenbuterol|melatonin|diuretics?|laxatives?|medication|medicine|schmerzmittel|analg[eé]sico\\w*)'
const supplement =
  '(?:creatine|magnesium|protein (?:powder|shakes?)|whey|vitamin \\w+|zinc|caffeine|collagen|beta-alanine|bicarbonate|supplements?|omega-?3|fish oil|turmeric|cbd)'
const medicine: readonly RegExp[] = [
  new RegExp(`\\b(?:one|two|three|four|half|couple|few)(?: \\S+){0,3}? ${drug}`),
  new RegExp(`\\d+ ?(?:g|grams?|mg)?(?: \\S+){0,2}? ${supplement}`),
  new RegExp(
    `${drug}(?: \\w+){0,3}? (?:is|are|does|do) (?:\\w+ )?(?:safe|fine|ok|okay|good|harm|enough|alright)`,
  ),
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
  /\b(?:carbs?|fat|protein|sugar|calories)(?: \w+){0,3}? (?:under|below|over|above|at|to) \d/,
  /\bfast (?:until|till|before|overnight|through)\b/,
  /\bshould weigh\b|\b(?:drop|get|go|come|cut) (?:down )?to \d[\d.,]* ?(?:kg|kilos?|lbs?|pounds?|stone)\b(?! on| for| per)/,
  /\d\s?(?:k?cal\b|calories|kilojoules?|kj\b)|\bcalori(?:e|es|c) (?:deficit|target|goal|budget|limit|count)|\b(?:cut|count|limit|restrict|burn|eat)\w* (?:\w+ ){0,4}?calories/,
  /\b(?:lose|losing|shed|drop|burn off)\w* (?:\S+ ){0,3}?\d[\d.,-]*(?: to \d+)? ?(?:kg|kilos?|kilograms?|lb|lbs|pounds?|stone)\b/,
  /\b(?:goal|target|ideal|racing|race|competition|fighting|optimal) (?:body ?)?weight\b/,
  /\bweigh (?:\w+ ){0,3}?\d|\bbmi (?:\w+ ){0,4}?\d|\bbody ?fat (?:\w+ ){0,4}?\d|\b\d+ ?(?:%|per ?cent)? (?:body ?)?fat\b/,
  /\b(?:get|come|slim|diet) (?:yourself )?down to \d|\bslim (?:down|first)\b|\b(?:every|each) (?:kilo|kg|pound|lb) (?:\w+ ){0,2}?(?:lose|lost|less|lighter|drop|shed)/,
  /\blighter is faster|\b(?:get|be|become|getting|being) (?:leaner|thinner|lighter|skinnier) (?:to|for|and|makes)/,
  /\bskip (?:breakfast|meals|lunch|dinner)|\b(?:fast|fasting) (?:for )?\d|\bcrash diet|\bpurge|\b(?:eat|eating) less\b/,
]

/** "No article here gives calorie goals" is the opposite of one. */
export function setsBodyTarget(text: string): boolean {
  const declines = /\b(?:no|not|never|nobody)\b.{0,50}\b(?:calori|weights?\b|targets?|goals?)/.test(
    text,
  )
  return any(text, bodyTargets) && !(declines && !/\d/.test(text))
}

export function dosesMedicine(text: string): boolean {
  return any(text, medicine)
}
