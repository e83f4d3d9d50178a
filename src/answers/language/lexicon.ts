/**
 * A small lexicon of runners' and lifters' words: enough to look a plain question up in English articles when there
 * is no model to translate it. Nothing is answered from it; it only finds.
 *
 * One line a meaning: the English words, then how German, Spanish, French and Portuguese say it, without accents.
 */
import { isSmallWord, type LanguageCode, wordsIn } from './languages.ts'

const columns: readonly LanguageCode[] = ['de', 'es', 'fr', 'pt']

const lines = `
how often = wie oft; wie haufig | con que frecuencia; cuantas veces | combien de fois; a quelle frequence | com que frequencia; quantas vezes
a week = pro woche; in der woche; die woche | por semana; a la semana | par semaine | por semana
how many = wie viele; wieviele | cuantas; cuantos | combien de | quantas; quantos
how much = wie viel; wieviel | cuanto; cuanta | combien | quanto; quanta
how heavy = wie schwer; wie viel gewicht; welches gewicht | cuanto peso; que peso; con cuanto peso; que tan pesado | quel poids; quelle charge; combien de poids | quanto peso; que peso; que carga
how long = wie lange; wie lang | cuanto tiempo; cuanto dura | combien de temps | quanto tempo
when = wann | cuando | quand | quando
why = warum; wieso | por que | pourquoi | por que
what is = was ist; was bedeutet; was heisst | que es; que significa; que son | c est quoi; qu est ce que; qu est ce qu | o que e; o que significa
which = welche; welches; welcher; welchen | cual; cuales; que | quel; quelle; quels; quelles | qual; quais; que
should i = soll ich; sollte ich; muss ich; kann ich; darf ich | debo; deberia; puedo; tengo que | dois je; devrais je; puis je; faut il; est ce que je dois; est ce que je peux | devo; deveria; posso; preciso
do = machen; mache; tun | hacer; hago | faire; fais | fazer; faco
strength training = krafttraining; kraft; kraftsport; krafteinheit; krafteinheiten | entrenamiento de fuerza; entrenar fuerza; fuerza; musculacion | musculation; muscu; renforcement musculaire; renforcement; la force | treino de forca; treinar forca; musculacao; forca
lift = heben; gewichte heben; stemmen; gewichte stemmen | levantar pesas; hacer pesas; levantar; levanto | soulever; lever des poids; souleve | levantar peso; levantar pesos; levantar
train = trainieren; trainiere; training | entrenar; entreno; entrenamiento | entrainer; entraine; entrainement | treinar; treino
weight = gewicht; gewichte; gewichten | pesas; peso; pesos | poids; charge; charges | peso; pesos; carga; cargas
run = laufen; lauf; laufe; renne; joggen | correr; corro | courir; cours | correr; corro
runners = laufer; lauferin; lauferinnen; laufern | corredor; corredores; corredora; corredoras | coureur; coureurs; coureuse; coureuses | corredor; corredores; corredora; corredoras
long run = langer lauf; langen lauf; langem lauf; langen laufen | tirada larga; rodaje largo; carrera larga | sortie longue; longue sortie | longao; corrida longa; treino longo
intervals = intervalle; intervallen; tempolauf; intervalltraining | intervalos; series de velocidad | fractionne; intervalles | tiros; intervalado; intervalos
same day = am selben tag; am gleichen tag; selben tag | el mismo dia; mismo dia | le meme jour; meme jour | no mesmo dia; mesmo dia
day before = am tag vor; tag vor | el dia antes de; dia antes; dia anterior | la veille; le jour avant | no dia antes; dia antes; vespera
before = vor; vorher; davor | antes de; antes | avant | antes de; antes
after = nach; nachher; danach | despues de; despues; tras | apres | depois de; depois; apos
rest = pause; pausen; satzpause; satzpausen | descanso; descansos; descansar; pausa | repos; recuperation; pause; pauses | descanso; descansar; pausa
between = zwischen | entre | entre | entre
sets = satz; satze; satzen | series; serie | series; serie | series; serie
reps = wiederholung; wiederholungen | repeticion; repeticiones | repetition; repetitions; reps | repeticao; repeticoes
beginners = anfanger; anfangern; anfangerin; einsteiger; neuling | principiante; principiantes; novato | debutant; debutants; debutante | iniciante; iniciantes; principiante
start = anfangen; fange an; beginnen; starten; loslegen | empezar; empiezo; comenzar | commencer; debuter | comecar; comeco
race = wettkampf; wettkampfe; rennen | carrera; competicion | course; competition | prova; competicao
race week = wettkampfwoche; rennwoche; woche vor dem wettkampf; woche vor dem rennen | semana de la carrera; semana de carrera | semaine de course; semaine de la course | semana da prova; semana de prova
marathon training = marathontraining; marathonvorbereitung | preparacion del maraton; entrenamiento de maraton | preparation marathon; prepa marathon | treino para maratona; treino de maratona
marathon = marathon | maraton | marathon | maratona
squats = kniebeuge; kniebeugen | sentadilla; sentadillas | squat; squats | agachamento; agachamentos
deadlift = kreuzheben | peso muerto | souleve de terre | levantamento terra; terra
calf raises = wadenheben | elevaciones de talon; elevaciones de talones; elevaciones de gemelos | montees sur pointes; extensions de mollets; mollets | elevacao de panturrilha; elevacoes de panturrilha; panturrilha
lunges = ausfallschritt; ausfallschritte | zancada; zancadas | fente; fentes | afundo; afundos; passada
jumps = sprunge; springen; sprungtraining; plyometrie; plyos | saltos; saltar; pliometria | sauts; sauter; pliometrie; plyometrie | saltos; saltar; pliometria
sore legs = muskelkater; schwere beine | agujetas; dolor muscular | courbatures | dor muscular; dores musculares
legs = beine; beinen | piernas | jambes | pernas
core = rumpf; rumpftraining; rumpfkraft; bauch | core; abdominales | gainage; abdos | core; abdomen; abdominais
at home = zu hause; zuhause; daheim | en casa | a la maison; chez moi | em casa
no equipment = ohne gerate; ohne gewichte; ohne ausrustung | sin material; sin equipo; sin pesas | sans materiel; sans poids | sem equipamento; sem pesos
gym = fitnessstudio; studio; kraftraum | gimnasio | salle de sport; salle | academia; ginasio
dumbbells = kurzhanteln; kurzhantel; hanteln | mancuernas; mancuerna | halteres; haltere | halteres; halter
barbell = langhantel; stange | barra | barre | barra
band = band; bander; theraband | banda; bandas; goma | elastique; elastiques | elastico; elasticos
warm up = aufwarmen; warm machen | calentar; calentamiento | echauffement; echauffer; m echauffer | aquecer; aquecimento
heavy = schwer; schwere; schweren; schweres | pesado; pesada; pesados; pesadas | lourd; lourde; lourds; lourdes | pesado; pesada; pesados
light = leicht; leichte; leichten; leichtes | ligero; ligera; ligeros | leger; legere; legers | leve; leves
faster = schneller | mas rapido; mas rapida | plus vite; plus rapide | mais rapido; mais rapida
slower = langsamer; langsam | mas lento; lento | plus lent; ralentir | mais lento; lento
injuries = verletzung; verletzungen | lesion; lesiones | blessure; blessures | lesao; lesoes
prevent = vorbeugen; verhindern; vermeiden; schutzt; schutzen | prevenir; evitar; previene; evita | prevenir; eviter; previent; evite | prevenir; evitar; previne; evita
week = woche | semana | semaine | semana
weeks = wochen | semanas | semaines | semanas
day = tag | dia | jour | dia
days = tage; tagen | dias | jours | dias
minutes = minuten | minutos | minutes | minutos
missed = verpasst; ausgelassen; ausgefallen | perdido; saltado; perdi | manque; rate; loupe | perdi; faltei; perdido
come back after a break = wieder anfangen; wieder einsteigen; wiedereinstieg | volver; volver a entrenar | reprendre; reprise | voltar; voltar a treinar
break = trainingspause | paron | arret | parada
bulky = massig; muskelpakete; zu viele muskeln | grande; voluminoso; muy musculoso | trop muscle; gros; massif | grande; musculoso
women = frauen; frau | mujeres; mujer | femmes; femme | mulheres; mulher
older runners = altere laufer; altere; alteren; im alter | mayores; mayor | ages; age; seniors | mais velhos; idosos
running economy = laufokonomie | economia de carrera | economie de course | economia de corrida
exercises = ubung; ubungen | ejercicio; ejercicios | exercice; exercices | exercicio; exercicios
best = beste; besten; am besten | mejor; mejores | meilleur; meilleurs; meilleure; meilleures | melhor; melhores
help = hilft; helfen; bringt | sirve; ayuda; ayudan | aide; sert | ajuda; ajudam; serve
muscles = muskeln; muskel | musculos; musculo | muscles; muscle | musculos; musculo
more = mehr | mas | plus | mais
easier = leichter; einfacher | mas facil | plus facile | mais facil
session = einheit; einheiten; trainingseinheit | sesion; sesiones | seance; seances | sessao; sessoes
enough = genug; reicht; ausreichend | suficiente; basta | suffit; assez; suffisant | suficiente; chega; basta`

interface Phrases {
  readonly english: ReadonlyMap<string, string>
  /** Words of the longest phrase. */
  readonly longest: number
}

const phrases = new Map(columns.map((code, column) => [code, phrasesOf(column)]))

function phrasesOf(column: number): Phrases {
  const english = new Map<string, string>()
  for (const line of lines.trim().split('\n')) {
    const [meaning = '', others = ''] = line.split(' = ')
    const said = (others.split(' | ')[column] ?? '').split(';')
    for (const one of said) if (!english.has(one.trim())) english.set(one.trim(), meaning)
  }
  const longest = Math.max(...[...english.keys()].map((phrase) => phrase.split(' ').length))
  return { english, longest }
}

/** Words that may be unknown: one, so that a name or an English word does not spoil a question. */
const MOST_UNKNOWN = 1
const FEWEST_KNOWN = 2

/** A question in English, word by word; null when too little of it is known. A follow-up may say one thing only. */
export function questionByLexicon(
  question: string,
  from: LanguageCode,
  isFollowing = false,
): string | null {
  const known = phrases.get(from)
  if (known === undefined) return null
  const words = wordsIn(question)
  const english: string[] = []
  let found = 0
  let unknown = 0
  for (let at = 0; at < words.length; ) {
    const [length, meaning] = phraseAt(words, at, known)
    const word = words[at] ?? ''
    if (meaning !== null) {
      english.push(meaning)
      found += 1
    } else if (!isSmallWord(word, from)) {
      english.push(word)
      unknown += 1
    }
    at += length
  }
  const isKnown = isFollowing ? found > 0 && unknown === 0 : found >= FEWEST_KNOWN
  return isKnown && unknown <= MOST_UNKNOWN ? `${english.join(' ')}?` : null
}

/** The longest phrase that begins there, as its number of words and its meaning. */
function phraseAt(words: readonly string[], at: number, { english, longest }: Phrases) {
  for (let length = Math.min(longest, words.length - at); length > 0; length -= 1) {
    const meaning = english.get(words.slice(at, at + length).join(' '))
    if (meaning !== undefined) return [length, meaning] as const
  }
  return [1, null] as const
}
