/**
 * Words a translation may only hold when the original says the same: promises, injuries, illnesses, medicine, food,
 * orders to machines; and the small words that turn a sentence around.
 *
 * Patterns are for text in small letters without accents. A concept that is not in the original was added on the
 * way, whatever the rest of the sentence says.
 */
import type { LanguageCode } from './languages.ts'

type InEach = Readonly<Record<LanguageCode, RegExp>>

export const guardedConcepts: Readonly<Record<string, InEach>> = {
  'a promise': {
    en: /guarant|promis|certain|for sure|sure to/,
    de: /garant|versprech|versprich|versproch|sicherlich|todsicher/,
    es: /garant|promet|asegur|seguro que/,
    fr: /garant|promet|promes|assur/,
    pt: /garant|promet|assegur|com certeza/,
    it: /garant|promet|assicur/,
    nl: /garand|garant|belo[of]|beloft|verzeker/,
  },
  'injury or pain': {
    en: /injur|hurt|pain|sore|ache|niggle|harm|tear|tweak/,
    de: /verletz|schmerz|\bweh|muskelkater|wund|zerr/,
    es: /lesi|lastim|dolor|duel|molest|aguj/,
    fr: /bless|douleur|courbatur|\bmal a|fait mal|lesion/,
    pt: /lesa|leso|machuc|\bdor\b|\bdores|dolori|\bdoi/,
    it: /infortun|lesion|ferit|dolor|male\b|indolenz/,
    nl: /blessur|letsel|pijn|geblesseerd/,
  },
  'an illness': {
    en: /tend[io]n|fractur|arthr|sciatic|hernia|fasci|osteo|disease|illness|syndrom|stress|sick|condition|cancer|diabet/,
    de: /tendin|sehnen|bruch|fraktur|arthr|ischias|bandscheib|krank|syndrom|entzund|osteo|krebs|diabet/,
    es: /tend[io]n|fractur|artr|ciatic|hernia|fasci|enferm|sindrom|osteo|cancer|diabet/,
    fr: /tend[io]n|fractur|arthr|sciatiq|hernie|fasci|malad|syndrom|osteo|cancer|diabet/,
    pt: /tend[ia]|tendao|fratur|artr|ciatic|hernia|fasci|doenc|doente|sindrom|osteo|cancer|diabet/,
    it: /tendin|frattur|artr|sciatic|ernia|fasci|malatt|malat|sindrom|osteo|cancro|diabet/,
    nl: /pees|tendin|breuk|fractuur|artr|ischias|hernia|ziek|syndroom|ontstek|osteo|kanker|diabet/,
  },
  'a cure': {
    en: /\bcure|\bheal/,
    de: /\bheil/,
    es: /\bcura(?:r|n|ra)?\b|\bsana/,
    fr: /gueri/,
    pt: /\bcura(?:r|m)?\b|\bsara/,
    it: /\bcura(?:re|no)?\b|guari[rs]/,
    nl: /genez|genees/,
  },
  medicine: {
    en: /\bmg\b|ibuprofen|paracetamol|aspirin|medic|painkill|pill|tablet|drug|doctor|clinician|physio/,
    de: /\bmg\b|ibuprofen|paracetamol|aspirin|medi[kz]|schmerzmittel|tablett|arznei|diclofenac|cortison|kortison/,
    es: /\bmg\b|ibuprofen|paracetamol|aspirin|medic|pastill|analges|comprimid/,
    fr: /\bmg\b|ibuprofen|paracetamol|aspirin|medic|medec|antalgiq|comprim|cachet/,
    pt: /\bmg\b|ibuprofen|paracetamol|aspirin|medic|remedi|comprimid|analges/,
    it: /\bmg\b|ibuprofen|paracetamol|aspirin|medic|farmac|pastigl|compress/,
    nl: /\bmg\b|ibuprofen|paracetamol|aspirin|medic|pijnstill|\bpil|tablet/,
  },
  'food or body weight': {
    en: /calor|diet|food|eat|meal|protein|drink|creatin|supplement|body ?weight|body comp|lose weight|fat\b|bulk|fuel/,
    de: /kalori|diat|ernahr|\besse|protein|eiweiss|trink|kreatin|supplement|abnehm|korpergewicht/,
    es: /calori|diet|comida|comer|proteina|beb[ae]|creatin|suplement|adelgaz|peso corporal/,
    fr: /calori|regime|manger|repas|proteine|boi[rs]|creatin|complement|maigr|poids du corps|poids de corps/,
    pt: /calori|diet|comida|comer|refeic|proteina|beb[ae]|creatin|suplement|emagrec|peso corporal/,
    it: /calori|diet|cibo|mangia|pasto|proteine|\bbere|creatin|integrator|dimagr|peso corporeo/,
    nl: /calori|dieet|eten|maaltijd|eiwit|proteine|drink|creatin|supplement|afvall|lichaamsgewicht/,
  },
  'always or never': {
    en: /always|never|\bevery|\ball\b|\bany|\bever\b|\bno\b|\bnobody|\bstill\b|\bkeep|\bnone/,
    de: /(?<!noch )\bimmer\b(?! noch)|\bniemals\b|\bnie\b/,
    es: /\bsiempre\b|\bjamas\b|\bnunca\b/,
    fr: /\btoujours\b|\bjamais\b/,
    pt: /\bsempre\b|\bjamais\b|\bnunca\b/,
    it: /\bsempre\b|\bmai\b/,
    nl: /\baltijd\b|\bnooit\b/,
  },
  'orders or rules of a machine': {
    en: /instruction|prompt|system|\bai\b/,
    de: /anweisung|prompt|system|\bki\b/,
    es: /instruccion|prompt|sistema|\bia\b/,
    fr: /instruction|consigne|prompt|systeme|\bia\b/,
    pt: /instruc|prompt|sistema|\bia\b/,
    it: /istruzion|prompt|sistema|\bia\b/,
    nl: /instructie|prompt|systeem|\bai\b/,
  },
}

/** Words that deny. */
export const denying: InEach = {
  en: /\b(?:no|not|never|none|nobody|nothing|neither|nor|without|cannot|rarely|hardly|seldom|avoid\w*|unless)\b|\b(?:do|does|did|is|are|was|were|ca|wo|has|have|had|could|should|would)n ?t\b/,
  de: /\b(?:nicht|nie|niemals|kein\w*|niemand\w*|nichts|weder|ohne|kaum|selten|vermeid\w*|meid\w*)\b/,
  es: /\b(?:no|nunca|jamas|nadie|nada|ningun\w*|ni|sin|evit\w*|rara|raramente|apenas)\b/,
  fr: /\b(?:ne|n|pas|jamais|personne|rien|aucun\w*|ni|sans|evit\w*|rarement)\b/,
  pt: /\b(?:nao|nunca|jamais|ninguem|nada|nenhum\w*|nem|sem|evit\w*|raramente)\b/,
  it: /\b(?:non|mai|nessun\w*|nulla|niente|ne|senza|evit\w*|raramente|rado)\b/,
  nl: /\b(?:niet|nooit|geen|niemand|niets|noch|zonder|vermijd\w*|zelden|nauwelijks)\b/,
}

/** Words that can stand where another language denies. */
export const nearlyDenying: InEach = {
  en: /\b(?:only|instead|leave\w*|drop\w*|skip\w*|stop\w*|out|off|free|un\w+|too|until|before|except|short|rather|few|little|away|wait\w*|miss\w*|lost|rest|least|most|fail\w*|lack\w*|far|just|beyond|up to|easy|far|light|keep)\b/,
  de: /\b(?:mindestens|wenigstens|statt|stattdessen|nur|lass\w*|lasst|weg\w*|aus|frei|un\w+|bevor|sonst|ausser|hochstens|verzicht\w*|streich\w*|fall\w*|fehl\w*|erst|bis|\w+los\w*|\w+frei\w*)\b/,
  es: /\b(?:al menos|minimo|solo|vez|lugar|dej\w*|salt\w*|fuera|libre\w*|in\w+|des\w+|salvo|hasta|antes|demasiad\w*|quit\w*|tampoco|poco)\b/,
  fr: /\b(?:au moins|minimum|seulement|lieu|laiss\w*|saut\w*|sauf|avant|trop|plutot|peu|hors|que|jusqu\w*|in\w+)\b/,
  pt: /\b(?:pelo menos|minimo|so|apenas|vez|deix\w*|pul\w*|fora|exceto|ate|antes|demais|pouc\w*|in\w+|livre\w*)\b/,
  it: /\b(?:almeno|minimo|solo|invece|lasci\w*|salt\w*|fuori|tranne|prima|troppo|poc\w*|fino|in\w+|liber\w*)\b/,
  nl: /\b(?:minstens|alleen|plaats|laat|weg|over\w*|behalve|tot|voor|te|weinig|on\w+|\w+vrij)\b/,
}

/** Numbers as words, from two: "one" is too often an article. */
export const numberWords: Readonly<Record<LanguageCode, Readonly<Record<string, string>>>> = {
  en: counted('two three four five six seven eight nine ten eleven twelve', {
    ...{ twice: '2', fifteen: '15', twenty: '20', thirty: '30', forty: '40', fifty: '50' },
    ...{ sixty: '60', seventy: '70', eighty: '80', ninety: '90' },
  }),
  de: counted('zwei drei vier funf sechs sieben acht neun zehn elf zwolf', {
    ...{ zweimal: '2', dreimal: '3', viermal: '4', funfmal: '5', funfzehn: '15', zwanzig: '20' },
    ...{
      dreissig: '30',
      vierzig: '40',
      funfzig: '50',
      sechzig: '60',
      siebzig: '70',
      achtzig: '80',
    },
  }),
  es: counted('dos tres cuatro cinco seis siete ocho nueve diez once doce', {
    ...{ quince: '15', veinte: '20', treinta: '30', cuarenta: '40', cincuenta: '50' },
    ...{ sesenta: '60', setenta: '70', ochenta: '80' },
  }),
  fr: counted('deux trois quatre cinq six sept huit neuf dix onze douze', {
    ...{ quinze: '15', vingt: '20', trente: '30', quarante: '40', cinquante: '50', soixante: '60' },
  }),
  pt: counted('dois tres quatro cinco seis sete oito nove dez onze doze', {
    ...{ duas: '2', quinze: '15', vinte: '20', trinta: '30', quarenta: '40', cinquenta: '50' },
    ...{ sessenta: '60', setenta: '70', oitenta: '80' },
  }),
  it: counted('due tre quattro cinque - sette otto nove dieci undici dodici', {
    ...{
      quindici: '15',
      venti: '20',
      trenta: '30',
      quaranta: '40',
      cinquanta: '50',
      sessanta: '60',
    },
  }),
  nl: counted('twee drie vier vijf zes zeven acht negen tien elf twaalf', {
    ...{ tweemaal: '2', driemaal: '3', vijftien: '15', twintig: '20', dertig: '30', veertig: '40' },
    ...{ vijftig: '50', zestig: '60', zeventig: '70', tachtig: '80' },
  }),
}

/** The first eleven stand in order from two. */
function counted(fromTwo: string, more: Readonly<Record<string, string>>) {
  const first = fromTwo.split(' ').map((word, place) => [word, String(place + 2)] as const)
  return { ...Object.fromEntries(first), ...more }
}
