/** Several words that are one: read before anything is counted. */

const phrases: readonly (readonly [RegExp, string])[] = [
  [/\b(?:one|1|single)[- ]?rep(?:etition)?[- ]max(?:imum|es)?\b|\b1\s?rm\b/g, ' onerepmax '],
  [
    /\breps?(?:etitions)?(?: (?:left|still))? (?:in (?:reserve|hand|the tank)|to spare|(?:short of|shy of|from) failure)\b|\breps? left\b|\bin the tank\b|\brir\b/g,
    ' rir ',
  ],
  [/\b(?:single|one|1)[- ]leg(?:ged)?\b/g, ' singleleg '],
  [/\b(?:double|two|2|both)[- ]leg(?:ged|s)?\b/g, ' doubleleg '],
  [/\b5 ?k(?:m|s)?\b/g, ' fivek '],
  [/\b10 ?k(?:m|s)?\b/g, ' tenk '],
  [
    /\bhalf[- ]?marathons?\b|\b(?:a|or|and|the|for) half\b(?!-)(?! (?:an? |of|hour|minute|the|as)\b)/g,
    ' halfmarathon ',
  ],
  [/\bkeep(?:s|ing)? ((?:[\w'-]+ ){1,6}?)(?:out of|away from|off)\b/g, ' avoid $1'],
  [
    /\bkeep(?:s|ing)? (?:out of|away from|off)\b|\bstay(?:s|ing)? (?:out of|away from|off)\b/g,
    ' avoid ',
  ],
  [/\bleav(?:e|es|ing) ((?:[\w'-]+ ){1,5}?)(?:out|alone)\b/g, ' avoid $1'],
  [/\bma(?:ke|kes|de|king) (?:it |them |that )?up\b/g, ' makeup '],
  [/\brpe\b/g, ' rir rpe '],
  [/\b(?:a|one) single time\b/g, ' once '],
  [/\bsingle\b(?!-)/g, ' one '],
  [/\b(?:a|one|every) fortnight\b|\bfortnightly\b/g, ' every 2 weeks '],
  [/\ban hour and a half\b|\b1\.5 hours\b/g, ' 90 minutes '],
  [/\bas (?:much|many|long) as (?=\d)/g, ' upto '],
  [/\bno (\w+ )?(?:longer|more|greater) than\b/g, ' $1 atmost '],
  [/\bas (?:the|a) (?:floor|minimum)\b/g, ' atleast '],
  [/\bno one\b/g, ' nobody '],
  [/\bleft out\b/g, ' excluded '],
  [/\bstays? out\b|\boff limits\b|\bheld? back\b/g, ' not done '],
  [/\b(side|front) planks?\b/g, ' $1plank '],
  [/\bspeed(?:s|ing)? up\b/g, ' fast '],
  [/\bwithout any\b/g, ' without '],
  [/\bthe (?:whole|entire) (?=session|lift|workout)/g, ' '],
  [
    /\bcarry(?:ing)? on\b|\bcontinu(?:e|es|ing)\b|\bkeep(?:s|ing)? (?:on )?(?=(?:runn|jump|hopp|go|push)ing\b)/g,
    ' goon ',
  ],
  [/\bha(?:ve|s) appeared\b/g, ' shown '],
  [/\bduring the season\b/g, ' raceseason '],
  [/\btorn between\b|\bunsure (?:about|which)\b/g, ' doubt '],
  [/\b(?:as|so) long as\b|\bprovided(?: that)?\b|\bon condition that\b/g, ' aslongas '],
  [/\btime is (?:short|tight|scarce)\b|\bshort (?:on|of) time\b|\blittle time\b/g, ' busy '],
  [/\b(?:lasting|lasts) (?=(?:about |around |for |up to )*(?:\d|half an))/g, ' '],
  [/\b(?:move|moves|step|go|switch) (?:on |up )?to the next\b/g, ' next '],
  [/\bonly (?=(?:change|add|do|use|take|pick) one\b)/g, ' '],
  [/\bline[sd]? (?:it |them )?up\b/g, ' match '],
  [/\bsave ((?:\w+ ){1,4}?)for later\b/g, ' wait $1'],
  [/\bweight\b(?! (?:room|training|loss|work|session|lifting))/g, ' load '],
  [/\blower[- ]body\b/g, ' lowerbody '],
  [/\bupper[- ]body\b/g, ' upperbody '],
  [/\b(?:key|hard|harder|quality) (?:run|running|session)s?\b|\brun(?:ning)? hard\b/g, ' keyrun '],
  [/\blong runs?\b/g, ' longrun '],
  [/\beasy run(?:s|ning)?\b(?! weeks?)|\brun(?:ning)? easy\b/g, ' easyrun '],
  [/\b(?:race|racing|competition) season\b|\bin[- ]season\b/g, ' raceseason '],
  [/\boff[- ]season\b/g, ' offseason '],
  [/\brace week\b/g, ' raceweek '],
  [/\b(?:easy|easier|down|deload|lighter) (?:lifting )?week(s?)\b/g, ' deload week$1 '],
  [/\bwarm(?:ing)?[- ]up\b/g, ' warmup '],
  [/\bback[- ]to[- ]back\b|\bin a row\b|\bconsecutive\b|\bneighbou?ring\b/g, ' consecutive '],
  [/\bisometric(?:s| holds?)?\b|\bholds? (?:without movement|alone)\b/g, ' isometric '],
  [
    /\b(?:no|not|never) ((?:\w+ ){1,2}?)(?:(?:fewer|less|lower) than|below|under) (?=\d|one|two|three|four)/g,
    ' $1 atleast ',
  ],
  [
    /\bat (?:the )?least\b|\b(?:no|not|never) (?:fewer|less|lower) than\b|\b(?:a )?minimum of\b/g,
    ' atleast ',
  ],
  [
    /\bat (?:the )?most\b|\b(?:no|not|never) (?:more|longer|higher) than\b|\b(?:a )?maximum of\b/g,
    ' atmost ',
  ],
  [/\bup to\b/g, ' upto '],
  [
    /\bor (?:more|over|above|longer|higher|upwards|older)\b|\band (?:over|above|up|older)\b/g,
    ' ormore ',
  ],
  [/\bor (?:fewer|less|below|under|lower|shorter)\b|\band (?:below|under)\b/g, ' orless '],
  [/\bper ?cent\b/g, ' % '],
  [
    /\b(?:a|per|each|every) day\b(?! (?:in|off|of|without|at|when|before|after|on|with)\b)/g,
    ' daily ',
  ],
  [/\b(?:(?:a|per|each|every) |\/ ?)(?:week|wk)\b/g, ' weekly '],
  [/\b(?:a|per|each|every) month\b/g, ' monthly '],
  [/\b(step|push|pull|press|chin|sit)[- ]ups?\b/g, ' $1up '],
  [/\bbox(?:es)? jumps?\b/g, ' boxjump '],
  [/\bbody[- ]?weight\b/g, ' bodyweight '],
  [/\bvo2 ?max\b/g, ' votwomax '],
  [/\ba bit\b|\bat all\b|\bof course\b|\bfor example\b|\bas well\b|\bso that\b/g, ' '],
]

/** The text with phrases joined, lower case, one kind of apostrophe and dash. */
export function withPhrases(text: string): string {
  let plain = text.normalize('NFKC').toLowerCase().replace(/[’‘]/g, "'").replace(/[–—−]/g, '-')
  for (const [pattern, word] of phrases) plain = plain.replace(pattern, word)
  return plain
}
