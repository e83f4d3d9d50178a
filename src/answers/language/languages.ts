/**
 * Which language somebody writes in, told by its small words; and which languages an answer can be put into.
 *
 * Only languages whose translations can be checked are listed (`guarded-words.ts`). Words that are English as well
 * ("die", "hat", "son") are left out, so that a question in English with slips is never taken for a foreign one.
 */

export const languageCodes = ['en', 'de', 'es', 'fr', 'pt', 'it', 'nl'] as const
export type LanguageCode = (typeof languageCodes)[number]

const spokenNames = new Intl.DisplayNames(['en'], { type: 'language' })

/** In English, for a model: `German`. */
export function nameOfLanguage(code: LanguageCode): string {
  return spokenNames.of(code) ?? code
}

/** What a member chose (`Deutsch`, `german`, `de-AT`) as a language an answer can be put into; null: none of them. */
export function languageNamed(words: string): LanguageCode | null {
  const wanted = plain(words.trim())
  const [tag = ''] = wanted.split(/[-_]/)
  return languageCodes.find((code) => code === tag || namesOf(code).includes(wanted)) ?? null
}

function namesOf(code: LanguageCode): string[] {
  const own = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code
  return [plain(own), plain(nameOfLanguage(code))]
}

const smallWords: Readonly<Record<LanguageCode, ReadonlySet<string>>> = {
  en: words(`
    the a an i you my your he she we they it its is are was were am be been do does did dont can could should would
    will how what whats when where which who why and or but if not no of to in on for with without before after at
    from by this that these those have has had more less often much many than then so just get go any need want make
    me there im ive up out too still`),
  de: words(`
    ich du wir ihr mich mir dich dir mein meine meinen meinem meiner dein deine deinen sein unser und oder aber wenn
    weil dass ob wie wann wo wer welche welcher welches welchen warum wieso weshalb wofur womit wieviel viele viel
    oft sollte soll sollen kann konnen konnte darf muss mussen mochte wollen habe haben hatte ist sind wird werden
    der das dem ein eine einen einem einer eines kein keine keinen nicht nur auch noch schon mehr weniger sehr zu zum
    zur von vom mit nach vor bei beim auf aus fur uber unter zwischen ohne gegen durch bis seit wahrend woche wochen
    tage tagen jeden jede heute morgen gestern machen mache macht laufen laufer lauferin lauft krafttraining kraft
    gewichte gewichten schwer schwere leicht ubung ubungen wiederholungen satze beine kniebeugen kreuzheben danach
    davor trotzdem besser anfanger zuhause hause geht gibt brauche braucht danke bitte hallo muskelkater trainieren
    sich sie es diese dieser dieses`),
  es: words(`
    que como cuando cuanto cuanta cuantos cuantas donde quien cual cuales por para porque pero soy eres estoy esta
    estan hay tengo tiene tienes tener debo debe deberia puedo puede puedes necesito necesita hago hacer hace haces
    quiero el la los las un una unos unas del lo le les te se mi mis tu tus su sus con sin sobre entre despues
    antes mientras durante hasta desde muy mas menos tambien cada dia dias semana semanas vez veces hoy manana
    ayer correr corro corredor corredora corredores carrera fuerza pesas peso pesado entrenar entreno entrenamiento
    ejercicio ejercicios sentadillas repeticiones descanso piernas gimnasio casa gracias hola mejor de y en es`),
  fr: words(`
    je tu il elle nous vous ils elles mon ma mes ton sa ses notre votre leur leurs le la les un une des du au aux
    et ou mais donc que qui quoi quel quelle quels quelles quand comment combien pourquoi est sont suis etes etre
    avoir ai avons avez ont dois doit devrais devrait faut peux peut puis pouvez veux fais fait faire ne pas moins
    tres trop avec sans pour par dans sur sous entre avant apres pendant depuis chaque fois semaine semaines jour
    jours demain hier courir course coureur coureuse coureurs muscu musculation poids lourd lourds entrainer
    entrainement exercice exercices repos jambes salle maison merci bonjour j l qu ce cette ces de en se`),
  pt: words(`
    que como quando quanto quanta quantos quantas onde quem qual quais por para porque mas nao sim os um uma uns umas
    da dos das na nas nos ao aos pelo pela com sem sobre entre depois antes durante ate desde muito muita mais menos
    tambem ja cada dia dias semana semanas vez vezes hoje amanha ontem eu voce voces ele ela meu minha meus minhas seu
    sua sou estou esta sao ser tenho tem ter devo deve deveria posso pode preciso precisa faco fazer faz quero correr
    corro corrida corredor corredores forca peso pesos pesado treinar treino treinos exercicio exercicios agachamento
    repeticoes descanso pernas academia ginasio casa obrigado obrigada ola de e em se`),
  it: words(`
    che come quando quanto quanta quanti quante dove chi quale quali per perche non il lo la gli le un una uno del
    della dei delle degli al alla ai alle nel nella con senza su tra fra prima dopo durante fino da di sono sei siamo
    ho hai avere essere devo deve dovrei posso puo fare faccio voglio molto piu meno anche gia ogni giorno giorni
    settimana settimane volta volte oggi domani ieri io mio mia miei mie tuo correre corro corsa corridore corridori
    forza pesi peso pesante allenare allenamento allenarmi esercizio esercizi ripetizioni serie recupero gambe
    palestra casa grazie e si`),
  nl: words(`
    ik jij je hij zij wij jullie mijn jouw zijn haar ons en maar als omdat dat wat wanneer waar wie welke welk waarom
    hoe hoeveel vaak moet moeten kan kunnen mag wil heb hebt heeft hebben wordt worden de het een geen niet ook nog
    meer minder zeer heel te van met naar voor bij op uit tussen zonder tegen tot sinds tijdens weken dag dagen elke
    vandaag gisteren doen doe hardlopen loper hardloper krachttraining kracht gewicht gewichten zwaar oefening
    oefeningen herhalingen benen na bedankt`),
}

/** Letters only some of them have. */
const letters: readonly (readonly [RegExp, readonly LanguageCode[]])[] = [
  [/[ßäöü]/i, ['de']],
  [/[ñ¿¡]/i, ['es']],
  [/[ãõ]/i, ['pt']],
  [/[èêëîûœ]/i, ['fr']],
]

/** One small word is enough for a line as short as this, when none of it is English. */
const SHORT_LINE = 4

/** The language of a text; null when its words do not tell, as in "Deadlift?". */
export function languageOf(text: string): LanguageCode | null {
  const said = wordsIn(text)
  const counts = languageCodes.map((code) => ({ code, count: countOf(said, text, code) }))
  const [first, second] = counts.toSorted((one, other) => other.count - one.count)
  if (first === undefined || second === undefined || first.count === second.count) return null
  const english = counts[0]?.count ?? 0
  const isEnough = first.count >= 2 || (said.length <= SHORT_LINE && english === 0)
  return isEnough && first.count > 0 ? first.code : null
}

function countOf(said: readonly string[], text: string, code: LanguageCode): number {
  const small = said.filter((word) => smallWords[code].has(word)).length
  const marked = letters.filter(([some, codes]) => codes.includes(code) && some.test(text)).length
  return small + marked
}

/** Whether a word carries no subject of its own. */
export function isSmallWord(word: string, code: LanguageCode): boolean {
  return smallWords[code].has(word)
}

/** Without accents; an apostrophe parts words here: "l'entraînement" is French by its "l". */
export function wordsIn(text: string): string[] {
  return (
    plain(text)
      .replaceAll('ß', 'ss')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}
