/** Diagnoses: naming an illness as what somebody has, and saying that there is none. */
import { any } from './plain-text.ts'

const illness =
  "(?:tendin\\w+|tendon ?itis|stress (?:fracture|reaction|injury)|fracture|shin splints|plantar fasci\\w+|it ?band syndrome|itbs|runner'?s knee|jumper'?s knee|patellofemoral \\w+|sprain\\w*|strain(?:ed)?|tear|torn (?!between)\\w+|ruptur\\w+|arthritis|arthrosis|sciatica|herni\\w+|slipped disc|bursitis|meniscus|compartment syndrome|anaemia|anemia|red-?s|overtraining syndrome|overtrained|itb syndrome|degenerat\\w+ (?:tendon|joint|disc)|osteopo\\w+|clot|thrombosis|dvt|rhabdo\\w*|sehnenentz\\w+|erm[uü]dungsbruch|tendinite|fractura|fracture de fatigue|infection|covid|asthma|diabetes|depression|anorexi\\w+|eating disorder)"
const diagnosis: readonly RegExp[] = [
  new RegExp(
    `\\b(?:is|are|means?|mean|was|be|being|called|cause is|sounds like|looks like|points to)(?: (?:an?|the|that|you|are|have|probably|likely|just|only|most|called|actually|typical|classic|early|called))* ${illness}`,
  ),
  /\byou(?:'re| are) (?:over ?trained|run down|injured|anaemic|anemic|diabetic)\b/,
  /\byour (?:\w+ ){1,2}?(?:is|are) (?:\w+ )?(?:degenerated|worn|worn out|damaged|irritated|blocked|out of place|fine|healthy|okay|not injured)\b/,
  /\b(?:go|goes|clears?|heals?) (?:away|up)? ?(?:by itself|on its own|by themselves)\b/,
  /\b(?:skip|forget|avoid|spare yourself|save yourself) (?:the |a |any )?(?:doctor|clinician|physio\w*|scan|x-ray|gp)\b/,
  /\b(?:no need|don't need|do not need|not need|needn't)(?: to)? (?:\w+ )?(?:have|get)? ?(?:it |that |this )?(?:checked|looked at|scanned|seen)\b/,
  new RegExp(
    `\\byou(?:'ve| have|'re| are| may have| might have| could have| must have| probably have| likely have| clearly have| suffer)(?: \\w+){0,5}? (?:an? )?${illness}`,
  ),
  new RegExp(
    `\\b(?:this|that|it|these symptoms|symptoms|pain like (?:this|that)|your (?:pain|symptoms|knee|shin|foot|hip|achilles|calf|back))(?:'s| is| are| was)?(?: \\w+){0,4}? (?:is|are|be|sounds?|looks?|seems?|points?|means?|suggests?|indicates?|typical|classic|probably|likely|just|only|mean|suggest|indicate)(?: \\w+){0,5}? (?:an? )?${illness}`,
  ),
  new RegExp(`\\b(?:it's|that's|this is|it is|that is)(?: \\w+){0,4}? (?:an? )?${illness}`),
  new RegExp(`\\b(?:sounds|looks) like(?: \\w+){0,4}? ${illness}`),
  new RegExp(
    `\\b(?:signs?|symptoms?|case|diagnos\\w+|onset) (?:of|is|as|with)(?: \\w+){0,3}? ${illness}`,
  ),
  new RegExp(`\\byour ${illness}`),
  new RegExp(
    `\\b(?:what you (?:describe|have|feel)|the (?:pain|swelling|ache))(?: \\w+){0,4}? (?:is|are|means?|fits?|matches|comes from)(?: \\w+){0,5}? ${illness}`,
  ),
  new RegExp(
    `\\b(?:symptoms?|signs?|pain)(?: \\w+){0,2}? (?:fits?|match(?:es)?|points? to|suggests?)(?: \\w+){0,4}? ${illness}`,
  ),
  /\b(?:most likely|probably|i think|i bet|clearly) (?:it is|it's|that's|this is) your (?:it ?band|achilles|meniscus|hamstring|hip|knee|calf|tendon|ligament|disc|plantar)/,
  new RegExp(`\\b(?:comes?|stems?|result\\w*) from (?:an? |your |the )?${illness}`),
  new RegExp(`^(?:just|only|probably|likely|clearly) (?:an? )?${illness}`),
  new RegExp(`\\byou (?:seem|appear|are likely|probably)(?: \\w+){0,4}? ${illness}`),
  /\byour (?:\w+ ){1,2}?(?:is|are|looks?|must be|may be) (?:\w+ )?(?:inflamed|torn|broken|ruptured|strained|sprained|pulled|infected|harmless|fractured)\b/,
  /\byou(?:'ve| have)? (?:pulled|tore|torn|strained|sprained|broke|broken|ruptured|slipped) (?:your|an?|the) /,
  /\b(?:ligament|tendon|muscle|cartilage|meniscus|bone) (?:is|has been|must be|may be|might be) (?:torn|broken|cracked|inflamed|ruptured|strained)/,
  /\bno need (?:for|to see|to visit|to call|to ask) (?:a |any |the )?(?:doctor|clinician|physio|scan|x-ray)|\b(?:no need|don't need|not need) to get (?:it|that|this) (?:checked|looked at|scanned)/,
  /\b(?:diagnos(?:e|is) (?:is|you)|i diagnose|my diagnosis)\b/,
  /\bnothing (?:serious|to worry about|is (?:broken|torn|wrong))\b|\byou (?:do not|don't) need (?:a|to see a) (?:doctor|clinician|physio|scan|x-ray)/,
]

export function diagnoses(text: string): boolean {
  return any(text, diagnosis)
}
