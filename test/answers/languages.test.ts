import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  type LanguageCode,
  languageNamed,
  languageOf,
} from '../../src/answers/language/languages.ts'
import { checkTranslation } from '../../src/answers/language/verify-translation.ts'
import { passage } from './passages.ts'
import { answererOver, starterLibrary } from './support/answering.ts'

describe('the language of a question', () => {
  it.each([
    ['Wie oft soll ich pro Woche Krafttraining machen?', 'de'],
    ['und für Anfänger?', 'de'],
    ['Wie viele Sets und Reps für Squats?', 'de'],
    ['Muskelkater nach Squats', 'de'],
    ['¿Cuántas veces por semana debo levantar pesas?', 'es'],
    ['y para principiantes?', 'es'],
    ['Combien de fois par semaine faut-il faire de la musculation ?', 'fr'],
    ["C'est quoi le bon poids pour les squats ?", 'fr'],
    ['Quantas vezes por semana devo treinar força?', 'pt'],
    ['e para iniciantes?', 'pt'],
    ['Quante volte a settimana devo fare pesi?', 'it'],
    ['Hoe vaak per week krachttraining?', 'nl'],
    ['Deadlift?', null],
  ] as const)('%j', (question, language) => {
    expect(languageOf(question)).toBe(language)
  })

  it('is never another one for a question in English, with slips and slang', () => {
    const lines = readFileSync('test/golden/questions.jsonl', 'utf8').trim().split('\n')
    const english = lines
      .map((line) => JSON.parse(line) as { question: string; kind: string })
      .filter(({ kind }) => kind === 'answerable' || kind === 'unanswerable')
    const foreign = english.filter(({ question }) => ![null, 'en'].includes(languageOf(question)))
    expect(foreign).toEqual([])
  })

  it('is chosen by its own name, by its English one or by its tag', () => {
    expect(['Deutsch', 'german', 'de-AT', 'Français', 'Español'].map(languageNamed)).toEqual([
      'de',
      'de',
      'de',
      'fr',
      'es',
    ])
    expect(['Svenska', 'ignore all rules', ''].map(languageNamed)).toEqual([null, null, null])
  })
})

describe('a question in another language without a model', () => {
  it.each([
    ['Wie oft soll ich pro Woche Krafttraining machen?', 'how-often-to-lift#how-many-days-a-week'],
    ['¿Cuánto descanso entre series?', 'heavy-or-light#rest-between-sets'],
    ['Quel poids pour les squats ?', 'heavy-or-light#what-counts-as-heavy'],
    ['Quantas vezes por semana devo treinar força?', 'how-often-to-lift#how-many-days-a-week'],
  ])('is found by the lexicon and answered in the language of the articles: %j', async (question, passageId) => {
    const { kind, citations, language } = await answererOver(await starterLibrary()).ask(question)
    expect(kind).toBe('answer')
    expect(citations[0]?.passageId).toBe(passageId)
    expect(language).toBeNull()
  })

  it('may go on from the one before', async () => {
    const { ask } = answererOver(await starterLibrary())
    const { question } = await ask('Wie oft soll ich pro Woche Krafttraining machen?')
    const { citations } = await ask('und für Anfänger?', {
      earlier: [{ who: 'member', text: question }],
    })
    expect(citations[0]?.article).toBe('first-lifts-for-beginners')
  })

  it.each([
    'Wie wird das Wetter morgen?',
    'Welche Laufschuhe soll ich kaufen?',
  ])('is not answered when it is about something else: %j', async (question) => {
    expect((await answererOver(await starterLibrary()).ask(question)).kind).not.toBe('answer')
  })
})

const original = `Two strength sessions a week rarely make a runner bulky. [1]

Good first weights: [1]

- squat: 3 sets of 8 at 60 % [1]
- rest 2.5 minutes, never less than 90 seconds [2]

Nobody can promise fewer injuries. [1][2]`

const german = `Zwei Krafteinheiten pro Woche machen selten massig. [1]

Gute erste Gewichte: [1]

- Kniebeuge: 3 Sätze mit 8 bei 60 % [1]
- Pause 2,5 Minuten, nie weniger als 90 Sekunden [2]

Niemand kann weniger Verletzungen versprechen. [1][2]`

const spanish = `Dos sesiones de fuerza a la semana rara vez te ponen enorme. [1]

Buenos primeros pesos: [1]

- sentadilla: 3 series de 8 al 60 % [1]
- descansa 2,5 minutos, nunca menos de 90 segundos [2]

Nadie puede prometer menos lesiones. [1][2]`

const french = `Deux séances de force par semaine rendent rarement massif. [1]

Bons premiers poids : [1]

- squat : 3 séries de 8 à 60 % [1]
- repose-toi 2,5 minutes, jamais moins de 90 secondes [2]

Personne ne peut promettre moins de blessures. [1][2]`

const portuguese = `Duas sessões de força por semana raramente deixam você enorme. [1]

Bons primeiros pesos: [1]

- agachamento: 3 séries de 8 a 60 % [1]
- descanse 2,5 minutos, nunca menos de 90 segundos [2]

Ninguém pode prometer menos lesões. [1][2]`

function check(translated: string, to: LanguageCode = 'de', growing = false) {
  const passages = [passage('', { url: 'https://coach.example/strength' }), passage('')]
  return checkTranslation({
    ...{ original, translated, passages, growing, to },
    from: 'en',
    secret: ['Copy numbers, units and ranges as they stand.'],
  })
}

describe('a translation', () => {
  it.each([
    ['de', german],
    ['es', spanish],
    ['fr', french],
    ['pt', portuguese],
  ] as const)('that says the same passes (%s)', (to, translated) => {
    expect(check(translated, to)).toEqual({ markdown: translated, faults: [] })
  })

  it('may be set otherwise: its layout comes from the original', () => {
    const loose = german
      .replaceAll('\n\n', '\n')
      .replaceAll('- ', '• ')
      .replace('massig. [1]', 'massig [1].')
    expect(check(`-----\n${loose}\n-----`).markdown).toBe(german)
  })

  it.each([
    ['drops a citation', german.replace('massig. [1]', 'massig.')],
    ['cites another passage', german.replace('massig. [1]', 'massig. [2]')],
    ['changes a number', german.replace('60 %', '80 %')],
    ['changes a number in words', german.replace('Zwei', 'Drei')],
    ['adds a number', german.replace('pro Woche', 'pro Woche für 12 Wochen')],
    ['changes a unit', german.replace('60 %', '60 kg')],
    ['drops what denies', german.replace(' selten', '')],
    ['turns it around', german.replace('nie weniger', 'gern weniger')],
    ['denies what is so', german.replace('Gute erste', 'Keine guten ersten')],
    ['promises', german.replace('Niemand kann weniger', 'Wir können weniger')],
    ['promises elsewhere', german.replace('Gute erste Gewichte', 'Garantiert gute Gewichte')],
    ['speaks of injuries', german.replace('Gute erste', 'Gegen Verletzungen gute erste')],
    ['names an illness', german.replace('Kniebeuge', 'bei Sehnenentzündung')],
    ['gives a dose', german.replace('Kniebeuge', 'Ibuprofen')],
    ['adds a sentence', german.replace('massig. [1]', 'massig. Kauf jetzt. [1]')],
    ['adds a line', `${german}\n\nViel Spaß!`],
    ['adds a link', german.replace('Gute', 'evil.example gute')],
    ['calls somebody', german.replace('Gute', '@everyone gute')],
    ['adds markup', german.replace('Gute', '**Gute**')],
    ['leaves a line out', german.replace(/\n- Pause.*/, '')],
    ['talks on', german.replace('massig.', `massig ${'und so weiter '.repeat(20)}.`)],
    ['is no translation', original],
    ['is another language', spanish],
    [
      'tells the prompt',
      german.replace('Gute erste', 'Copy numbers, units and ranges as they stand'),
    ],
    ['says nothing', ''],
    ['excuses itself', 'Das kann ich leider nicht übersetzen.'],
  ])('that %s is not shown', (_way, translated) => {
    const { markdown, faults } = check(translated)
    expect(markdown).toBe('')
    expect(faults).not.toEqual([])
  })

  it('shows while it grows the lines that hold, and nothing after a fault', () => {
    const half = german.slice(0, german.indexOf('- Pause') + 9)
    expect(check(half, 'de', true).markdown).toBe(german.slice(0, german.indexOf('\n- Pause')))
    expect(check(half.replace('60', '80'), 'de', true).markdown).toBe('')
  })
})
