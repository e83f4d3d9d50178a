/**
 * Whether somebody says that they do not have a sign: "no chest pain", "without any pain in the chest",
 * "calf is not swollen", "no fever, cough or chest pain".
 *
 * Only plain grammar counts. From a found word back to a "no" there may stand nothing but small words, or a list
 * that goes on with "or". Everything doubtful ("no idea why my chest hurts", "never had chest pain like this",
 * "cannot run without chest pain", "isn't chest pain normal?") is no denial: better one question too many.
 */
import type { HeardWords, Span } from './heard-words.ts'

const list = (text: string) => new Set(text.split(/\s+/))

/** Deny a noun: "no pain". */
const nounDenials = list(
  'no without zero neither nor w/o wo kein keine keinen keinerlei ohne sin ningun ninguna sans aucun aucune sem nenhum nenhuma pas',
)
/** Deny what somebody does or has: "don't have pain". */
const verbDenials = list(
  'not never dont doesnt didnt havent hasnt hadnt isnt arent wasnt werent aint nicht nie non nunca jamais nao denies deny',
)
const without = list('without ohne sin sans sem')

/** May stand between a denial and the sign. */
const small = list(
  'any a an the more real actual such obvious noticeable visible particular weird strange bad sharp severe major big ' +
    'sign signs symptom symptoms kind sort type form of history feeling bit single episodes ' +
    'de do da del d el la los las en irgendwelche mehr me te tengo tenho siento sinto hay ai',
)
/** May stand there only after a denied verb. */
const smallAfterVerb = list(
  'have had having has got get getting gets feel feeling felt experience experienced experiencing suffer suffered ' +
    'suffering from notice noticed been be being really that at all in on my so very too even ever currently ' +
    'anymore now im der die das den mein meine meinem meiner',
)
const orWords = list('or nor oder noch o ou ni nem')
/** These belong to no list of signs. */
const listStops = list('i im ive my me is are was now today still after when while during')
/** After these a "without" denies nothing: "can't run without pain". */
const impossible = list(
  'cant cannot couldnt can never not dont doesnt didnt unable impossible hard barely hardly kann konnte nicht no ne pas nao',
)
const butNow = list(
  'before until till untill like bis vorher antes avant jusqua hasta today heute hoy',
)
/** "No chest pain normally, but today …". */
const mostly = list(
  'normally usually generally until till normalerweise sonst normalmente habituellement',
)
/** "Isn't chest pain normal?" asks; it does not deny. */
const asking = list('isnt arent wasnt werent aint shouldnt couldnt wouldnt')

/** After these a Portuguese "no" is "in the": "dor no peito". */
const inThe = list(
  'peito joelho tornozelo pe braco corpo ombro cotovelo tendao osso quadril coracao calcanhar pescoco lado ' +
    'dedo pulso estomago musculo gluteo momento treino',
)

const mostWordsBack = 9

/** Whether any of the found words is denied. `found` are the parts of one match. */
export function isDenied(said: HeardWords, found: readonly Span[]): boolean {
  const own = new Set(found.flatMap(({ start, end }) => range(start, end)))
  return found.some((span) => isSpanDenied(said, span, own)) || isFree(said, found)
}

function isSpanDenied(said: HeardWords, span: Span, own: ReadonlySet<number>): boolean {
  if (range(span.start, span.end).some((at) => isDenial(said.words[at] ?? ''))) return false
  let verbOnly = false
  let listed = orWords.has(said.words[span.end + 1] ?? '')
  for (let at = span.start - 1; at >= Math.max(0, span.start - mostWordsBack); at -= 1) {
    const word = said.words[at] ?? ''
    if (said.sentences[at] !== said.sentences[span.start]) return false
    if (!listed && said.clauses[at] !== said.clauses[span.start]) return false
    if (isDenial(word)) return !own.has(at) && holds(said, at, span, verbOnly)
    if (orWords.has(word)) listed = true
    else if (smallAfterVerb.has(word)) verbOnly = true
    else if (!(small.has(word) || own.has(at) || (listed && isListItem(said, at)))) return false
  }
  return false
}

/** In "no fever, cough or chest pain" the words between belong to other signs. */
function isListItem(said: HeardWords, at: number): boolean {
  return said.isKnown(at) && !listStops.has(said.words[at] ?? '')
}

function isDenial(word: string): boolean {
  return nounDenials.has(word) || verbDenials.has(word)
}

/** Whether a denial found before a sign really denies it. */
function holds(said: HeardWords, at: number, span: Span, verbOnly: boolean): boolean {
  const word = said.words[at] ?? ''
  const before = around(said, at - 8, at - 1)
  const after = around(said, span.end + 1, span.end + 6)
  if (without.has(word)) return !before.some((one) => impossible.has(one))
  if (word === 'no' && inThe.has(said.words[at + 1] ?? '')) return false
  if (nounDenials.has(word)) return !verbOnly && !after.some((one) => mostly.has(one))
  if (asking.has(word) && before.length === 0) return false
  return !after.some((one) => butNow.has(one))
}

/** "Pain free." */
function isFree(said: HeardWords, found: readonly Span[]): boolean {
  return found.some(({ end }) => said.words[end + 1] === 'free')
}

function around(said: HeardWords, from: number, to: number): string[] {
  const home = said.sentences[Math.max(0, Math.min(from, to, said.words.length - 1))]
  const sentence = from <= to ? said.sentences[Math.min(to, said.words.length - 1)] : home
  return range(Math.max(0, from), Math.min(to, said.words.length - 1))
    .filter((at) => said.sentences[at] === sentence)
    .map((at) => said.words[at] ?? '')
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step)
}
