/** Promises: that nobody gets hurt, that something heals, that success is certain. */

import { honesty, undone } from './injury-honesty.ts'
import { any } from './plain-text.ts'

const hurt =
  "(?:injur(?:y|ies|ed|e)|hurt\\b|niggles?|shin splints|stress fractures?|runner'?s knee|tendin\\w+|strains|sprains?|plantar fasci\\w+|overuse (?:problems?|trouble|issues?)|setbacks?|(?:knee|achilles|tendon|shin|hip|back|foot|ankle|joint|calf|hamstring) (?:trouble|problems?|issues?)|verletz\\w+|lesi[oó]n\\w*|blessures?|les[oõ]es|les[aã]o)"
const stops =
  '(?:prevent|stop|avoid|eliminat|end|cure|fix|block|banish|ward off|protect|shield|guard|safeguard|insulat|immuni[sz]|spare|save|reduc|lower|cut|halv|slash|decreas|lessen|minimi[sz]|shrink|diminish|keep\\w* (?:\\w+ ){0,3}(?:away|off|free)|rule[sd]? out|say good-?bye|wave good-?bye|forget|verhinder|vermeid|verringer|senk|sch[uü]tz|previen|evit|reduc|emp[eê]ch|prévien|r[ée]dui|protég|impede)'

/** Ways to say that something bad is over or kept away. */
const over =
  '(?:never|no|not|nobody|none|nothing|without|away|goodbye|good-bye|farewell|adios|immune|safe|spared?|free|off the table|off your plate|out of|behind you|unlikely|impossible|past|history|zero|protected?|shielded|armou?red|insulated)'
/** Where hurt runners are, instead of saying that they are hurt. */
const sickbay =
  '(?:sidelined?|sidelines|treatment (?:room|table)|physio\\w*|surgeon|injury list|setbacks?|(?<!from )scratch|break(?:s|ing)? down|broken down|laid up|out injured|limp(?:ing)?|on crutches)'
const bodyParts =
  '(?:knees?|tendons?|bones?|joints?|muscles?|ankles?|legs?|hips?|shins?|calves|calf|feet|foot|arch(?:es)?|achilles|back|body|cartilage|ligaments?|hamstrings?|glutes?)'
const forGood =
  '(?:for good|for ever|forever|for life|for a lifetime|a lifetime|for decades|for years|all your life|whatever you do|every day of)'

const promises: readonly RegExp[] = [
  new RegExp(`\\b${over}\\b(?: \\S+){0,6}? ${sickbay}`),
  new RegExp(`\\b${sickbay}\\b(?: \\S+){0,4}? ${over}\\b`),
  new RegExp(
    `\\b(?:${over}|prevents?|avoids?|ends?|banish\\w*|eliminat\\w+)\\b(?: \\S+){0,5}? (?:shin|knee|hip|back|foot|heel|calf|tendon|achilles|joint) pain`,
  ),
  new RegExp(`${hurt}(?: \\S+){0,3}? (?:out of|off|away|behind|at bay|to zero)\\b`),
  new RegExp(
    `\\b${bodyParts}(?: \\w+){0,3}? (?:hold|last|keep going|survive|cope|serve you|carry you)\\w*(?: \\w+){0,2}? ${forGood}`,
  ),
  new RegExp(
    `\\b${bodyParts}(?: \\w+){0,3}? (?:never|no longer|stop|won't|cannot|can't) (?:\\w+ )?(?:complain|let|nag|ache|hurt|fail|bother|trouble|give|break|tear|snap)`,
  ),
  new RegExp(
    `\\b(?:your|runners'?|the) ${bodyParts} (?:will be|are|become|stay|is) (?:\\w+ )?(?:safe|protected|immune|untouchable|unbreakable)`,
  ),
  new RegExp(
    `\\b(?:armou?rs?|armou?ring|shields?|guards?|protects?|fortif\\w+|insures?) (?:your |a runner's |the |every )?${bodyParts}`,
  ),
  /\b(?:your|the|injury) (?:risk|odds|chances?) (?:of \w+ )?(?:\w+ )?(?:falls?|drops?|halves|shrinks?|sinks?|goes down|is cut|by)\b/,
  /\b(?:risk|odds|chances?) of (?:getting|being|becoming) (?:hurt|injured)\b/,
  /\b(?:cannot|can't|won't|never) (?:lose|go wrong|miss)\b|\bevery (?:single )?time\b(?! you| the| a)/,
  /\byou(?:'ll| will)(?: \w+){0,2}? (?:run|set|get|hit|smash|break) (?:a|an|your) (?:\w+ )?(?:pb|pr|personal best|record)\b/,
  new RegExp(
    `\\b(?:heals?|repairs?|cures?|mends?|regenerates?|regrows?|fixes) (?:\\w+ ){0,2}?${bodyParts}`,
  ),
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

export function promisesOnInjury(text: string): boolean {
  if (!any(text, promises)) return false
  if (reportsTrial.test(text) && !/\b(?:you|your|will)\b/.test(text)) return false
  return undone.test(text) || !any(text, honesty)
}

/** What a trial found, said as a finding about its people. An answer with it also gets the honest sentence. */
const reportsTrial =
  /\b(?:trials?|stud(?:y|ies)|reviews?|evidence|supervised programmes|lauersen|wu|toresdahl|taddei)\b/
