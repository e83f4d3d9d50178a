/**
 * What a message is about: the writer's body now, somebody else's, something long over, or a thing to learn.
 *
 * Each is only believed when it is plain; a message with "I" in it is about the writer.
 */
import type { SaidWords } from './said-words.ts'

const set = (text: string) => new Set(text.split(/\s+/))

const people = set(
  'dad mum mom mother father wife husband partner girlfriend boyfriend friend mate buddy son daughter brother sister ' +
    'kid child baby client athlete teammate colleague grandma grandad grandpa nan aunt uncle cousin coach neighbour ' +
    'somebody someone guy girl lady man woman runner he she him her his vater mutter frau mann freund freundin sohn ' +
    'tochter padre madre esposa marido amigo amiga hijo hija pere mere femme mari ami amie fils fille pai mae filho filha',
)
const writer = set(
  'i im ive id ill me myself am we ich mir mich bin yo me mi estoy tengo je j mon ma mes suis moi eu meu minha estou',
)
const articles = set('my a an our the this one some mein meine mi un una mon ma meu minha')

/** "My dad fainted", "a guy at the gym collapsed": nobody but somebody else. */
export function isAboutSomebodyElse({ words }: SaidWords): boolean {
  const asked = words.join(' ').replace(asksWhatToDo, '').split(' ')
  const who = asked.findIndex((word) => people.has(word))
  if (who === -1) return false
  const others = asked.filter((word, index) => !(index === who - 1 && articles.has(word)))
  return !others.some((word) => writer.has(word) || word === 'my')
}

/** "What should I do if someone collapses?": the "I" is not the one in danger. */
const asksWhatToDo = /\bwhat (?:do|should|can) i do (?=(?:if|when)\b)/

const longAgo =
  /\b(?:years? (?:ago|back)|months? ago|ruled out|rule out|as a (?:kid|child|teen\w*)|when i was (?:a|young\w*|little|\d+)|used to|back in (?:my|the|\d+)|in my (?:teens|twenties|thirties|forties|youth)|long ago|decades? ago|last (?:decade|year)|(?:19|20)[01]\d|fully (?:healed|recovered)|all clear|cleared by|vor (?:\w+ )?jahren|hace (?:\w+ )?anos|il y a (?:\w+ )?ans|ha (?:\w+ )?anos)\b/
const stillThere =
  /\b(?:again|still|now|today|tonight|currently|lately|recently|returned|returning|coming back|came back|is back|keeps?|since then|this (?:week|morning|month)|yesterday|ever since|wieder|heute|jetzt|immer noch|otra vez|hoy|ahora|encore|aujourdhui|maintenant|de novo|hoje|agora)\b/

/** "I used to get chest pain years ago, it was ruled out." */
export function isLongOver({ words }: SaidWords): boolean {
  const text = words.join(' ')
  return longAgo.test(text) && !stillThere.test(text)
}

const learning =
  /\b(?:caus(?:e|es|ed|ing)|prevent\w*|avoid\w*|reduc\w+|(?:lower\w*|cut\w*) (?:the |my |your )?(?:risk|chances?|injur\w+)|risks? of|at risk|protect\w*|signs? of|symptoms? of|difference between|what (?:is|are|s)(?! (?:going|happening|wrong|up|this|that|it|causing))|whats an?|whats(?= (?!next|up|wrong|happening|new|this|that|it)\w+$)|explain|define|definition|mean|means|study|studies|research|evidence|stop runners|help with|verhinder\w*|vorbeug\w*|prevenir|evitar|prevenir|eviter)\b/
/** A sign that is there at this moment is nothing to learn about. */
const present =
  /\b(?:now|rn|atm|today|tonight|currently|yesterday|this (?:morning|week)|since|keeps?|suddenly|started|happened|after (?:that|this))\b/
/** Only asks, and says nothing about the asker's body. */
const asksHow =
  /\b(?:how (?:do|can|could|should) (?:i|we)|what can i do to)(?= (?:prevent|avoid|reduce|lower|protect))/g
const own = set(
  'i im ive my me mine myself ich mein meine mir mich yo mi mis me tengo je mon ma mes j eu meu minha tenho',
)

/** "Can lifting cause stress fractures?": no word about oneself, and a word of learning. */
export function isLearning({ words }: SaidWords): boolean {
  const text = words.join(' ')
  const others = text.replace(asksHow, 'how').split(' ')
  return !others.some((word) => own.has(word)) && learning.test(text) && !present.test(text)
}
