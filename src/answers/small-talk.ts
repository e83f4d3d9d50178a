/**
 * Words that are talk and not a question: hello, thanks, good night, who are you, what can you do, only emoji.
 *
 * A message is small talk only as a whole. "Hi, how heavy should I squat?" is a question with manners.
 */
import { slipsBetween } from '../library/typos.ts'
import { wordsOf } from '../library/words.ts'

export type SmallTalk =
  | 'hello'
  | 'thanks'
  | 'bye'
  | 'good-night'
  | 'how-are-you'
  | 'who-are-you'
  | 'what-can-you-do'
  | 'are-you-real'
  | 'who-made-you'
  | 'praise'
  | 'grumble'
  | 'agreed'
  | 'nothing-said'
  | 'book'

/** Names, fillers and pleasantries around small talk that change nothing. */
const around =
  /\b(?:mate|man|dude|bro|buddy|pal|coach|bot|ironstride|there|all|everyone|everybody|folks|guys|team|again|so much|very much|a lot|loads|a million|for (?:now|today|that|the help|your help|this|everything)|really|just|please|pls|oh|ah|well|then|um|haha+|hehe+|lol|lmao|you are|youre)\b/g

const hello =
  'hi|hello|hey|heya|hiya|yo|sup|howdy|hola|hallo|ciao|bonjour|salut|ola|oi|moin|servus|aloha|greetings|g ?day|hi hi|good (?:morning|afternoon|evening|day)|morning|afternoon|evening|what(?:s| is) up|wassup|wazzup|test|testing|ping|start'
const thanks =
  'thanks?|thank u|thank you|thankyou|thx|tx|ty|tysm|tnx|thnx|cheers|ta|much appreciated|appreciated|appreciate it|i appreciate it|danke|gracias|merci|obrigad[oa]|grazie|many thanks|nice one|nice thanks|thanks .{0,40}\\b(?:useful|helpful|helped|helps|great|good|perfect|nice|awesome|brilliant|amazing|clear|clears it up|makes sense)|(?:that|this|it) (?:was |is )?(?:very |so |super )?(?:useful|helpful|helped|helps)'
const bye =
  'bye|bye bye|goodbye|good bye|see (?:you|ya|u)(?: (?:later|soon|tomorrow|around|next week|monday))?|later|laters|cya|ciao|take care|farewell|ttyl|talk later|talk soon|have a (?:good|nice|great) (?:day|one|evening|weekend|week)|im off|gotta go|got to go|tschuss|adios|au revoir'
const praise =
  'nice|cool|great|awesome|perfect|brilliant|amazing|good bot|good job|well done|great job|nice job|nice work|love it|love this|i love you|lovely|sweet|wow|legend|youre the best|the best|excellent|fantastic|super|good stuff|great stuff|haha nice|funny|good one|great one|good answer|great answer|nice answer|neat'
const agreed =
  'ok|okay|k|kk|got it|gotcha|understood|makes sense|that makes sense|alright|all right|right|sure|fine|yes|yep|yeah|yup|no|nope|nah|will do|on it|fair enough|fair|noted|i see|ah ok|roger|deal|true|indeed|exactly|maybe'
const grumble =
  '(?:that|this|it)(?: was| is|s)? (?:not |un|use)(?:helpful|useful|less|what i (?:asked|meant))|bad bot|wrong|thats wrong|that is wrong|not what i (?:asked|meant)|useless|you suck|stupid bot|this sucks|boring|shut up|stupid|idiot'
const likeYou =
  '(?:a )?(?:real )?(?:person|human|human being|bot|robot|machine|ai|chatbot|chatgpt|gpt|computer|program|coach|real)'

const patterns: readonly (readonly [SmallTalk, RegExp])[] = [
  [
    'good-night',
    whole(
      'good ?night|night|night night|nighty night|nite|gn|sleep (?:well|tight)|off to bed|going to bed',
    ),
  ],
  ['hello', whole(`(?:${hello})(?: (?:${hello}))*`)],
  ['bye', whole(`(?:(?:${thanks}|ok|okay|alright) )?(?:${bye})(?: (?:${bye}))*`)],
  [
    'thanks',
    whole(`(?:(?:${agreed}|${praise}) )*(?:${thanks})(?: (?:${thanks}|${praise}|${bye}))*`),
  ],
  [
    'how-are-you',
    whole(
      '(?:(?:hi|hello|hey) )?(?:how are (?:you|u|ya)|how r u|hows it going|how is it going|how are things|hows life|you ok|you good|how do you do|how have you been|hows your day)(?: (?:today|doing|doing today|going))?',
    ),
  ],
  [
    'who-made-you',
    whole(
      'who (?:made|built|created|programmed|wrote|coded|owns|runs|trained) (?:you|this|it|this bot|ironstride)|who is behind (?:you|this)|where do you come from|who (?:do you work for|is your (?:maker|creator|boss|coach))|which model are you|what model are you',
    ),
  ],
  [
    'are-you-real',
    whole(
      `(?:are (?:you|u)|r u|you|am i (?:talking|speaking|chatting) (?:to|with)|is this)(?: really| actually)? ${likeYou}(?: or (?:${likeYou}))?|do (?:you|u) have feelings|are (?:you|u) (?:alive|sentient|conscious)`,
    ),
  ],
  [
    'who-are-you',
    whole(
      'who (?:are|r) (?:you|u)|what (?:are|r) (?:you|u)|who is (?:this|ironstride|wilson|(?:the |your |my |this )?coach(?: wilson)?)|whats your name|what is your name|what is ironstride|whats ironstride|introduce yourself|tell me about (?:yourself|you|wilson|coach wilson)|your name|what is this|whats this|what is this bot|about you',
    ),
  ],
  [
    'what-can-you-do',
    whole(
      'what (?:can|do|could) (?:you|u|this|it|i ask)(?: (?:do|help|ask|offer|answer|know))*(?: (?:for me|you|u|with|me with|about))?|what (?:can|should|do|could) i (?:ask|do|say|use)(?: (?:you|u|here|with you|about|this for))*|help|help me|i need help|can you help|can you help me|how (?:does|do) (?:this|it|you|u)(?: (?:bot|thing|app))? work|how do i (?:use|work|talk to|start with) (?:you|u|this|it)|how (?:to|can i) use (?:you|this|it)|what are your (?:commands|features|skills)|commands|menu|options|features|what do you know|what are you (?:for|good for|able to do)|what is this for|whats this for|get started|getting started|how do i (?:start|begin) here',
    ),
  ],
  [
    'praise',
    whole(
      `(?:(?:${agreed}) )*(?:thats |that is |that was |this is |so |very |you are |youre )*(?:${praise})(?: (?:${praise}))*`,
    ),
  ],
  ['agreed', whole(`(?:${agreed})(?: (?:${agreed}))*`)],
  ['grumble', whole(`(?:${grumble})`)],
]

/** Asking for the coach in person: the booking link answers it better than an article. */
const booking =
  /\b(?:book|booking|schedule|arrange|sign (?:me )?up|signup|join|enrol|enroll|hire|subscribe|register)\b.{0,40}\b(?:you|coach\w*|call|session with|coaching|intro|appointment|consult\w*|programme|program|plan|membership|him|her|them|wilson)\b|\b(?:work|train|talk|speak|meet|chat)(?:ing)? (?:one on one |1 on 1 |1 1 |directly |privately )?(?:with|to) (?:the |your |a |my )?(?:coach|wilson|real coach|real person|human)\b|\b(?:contact|reach|email|message|phone|ring) (?:the |your )?(?:coach|wilson)\b|\b(?:personal|private|one on one|1 on 1|1 1|online|individual) coaching\b|\bbooking (?:link|page)\b|^(?:how|where|can) .{0,12}\b(?:book|sign up)$|^(?:book|booking|sign up|book a call|coaching)$/

export function smallTalkIn(message: string): SmallTalk | null {
  const words = wordsOf(message.replace(/['’]s\b/g, ' is'))
  if (words.length === 0) return 'nothing-said'
  if (words.length > 14) return null
  const said = words.map(mended).join(' ')
  if (booking.test(said)) return 'book'
  const bare = said.replace(around, ' ').replace(/\s+/g, ' ').trim()
  for (const [kind, pattern] of patterns) {
    if (pattern.test(said) || (bare !== '' && pattern.test(bare))) return kind
  }
  return bare === '' ? 'praise' : null
}

/** Words people mistype most in a hurry. */
const often = [
  'thanks',
  'thank',
  'hello',
  'morning',
  'night',
  'cheers',
  'goodbye',
  'please',
  'awesome',
]

function mended(word: string): string {
  if (word.length < 5) return word
  return often.find((known) => slipsBetween(word, known, 1) <= 1) ?? word
}

function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`)
}
