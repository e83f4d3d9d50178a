/** Words that claim nothing, or so little that a passage need not have them. */

/** Grammar, politeness, the small change of advice. */
export const sayNothing = `
  i me my mine we us our ours you your yours yourself he him his she her hers it its itself they them their theirs
  this that these those who whom whose which what where when why how here there now then than too very quite rather
  just even still also yet already again both either such own other others another each per as so if because since
  while whereas although though unless until till about around roughly nearly almost approximately circa
  am is are was were be been being do does did doing done have has had having can could will would shall should may
  might let lets get gets got getting go goes going gone make makes made making take takes took taking taken put puts
  give gives gave giving given come comes came want wants wanted like likes try tries tried trying use uses used using
  need needs needed work works worked working look looks looked see sees seen saw think thinks say says said tell
  tells find finds found show shows showed shown showing know known feel feels felt mean means meant
  aim aims aiming plan plans planned think stick choose pick consider remember expect expected call called
  count counts counting fit fits stay stays stayed leave leaves left run runs ran running runner runners jog jogger
  athlete athletes person people somebody someone anybody anyone folks
  good fine ok okay nice great sensible reasonable right suitable useful worthwhile worth solid handy simple
  thing things way ways kind kinds type types sort bit part parts case cases point points time times
  idea option answer example examples instance
  not no nor never none nobody nothing neither cannot without dont doesnt didnt isnt arent wasnt werent wont cant
  couldnt shouldnt wouldnt havent hasnt hadnt
  all every whole entire everything everyone everybody always any only solely never most majority
  yes well really simply usually often generally mostly typically normally
  in on at by for from to of off up down out into onto over under between within across through during with along
  against toward towards upon via near above below
  and or but plus the a an
  article articles according passage coach says suggests suggest recommend recommended recommends advice advise
  side sides itself today bring brings session sessions
  lift lifts lifting lifted lifter lifters gym workout workouts training train trains trained exercise exercises
  strength programme programmes program programs routine weight weights
  anything perform performs performing performed complete completing schedule scheduled slot place placed advised
  advisable recommendation ought approval clearance spot
  rpe atleast atmost upto ormore orless minimum maximum
  next step steps week weeks wk wks day days hour hours hr hrs minute minutes min mins seconds sec secs month months year years
`

/** Words that may be missing in the passage, as long as it does not say the opposite. */
export const sayLittle = `
  keep start choice choose behind pick include involve contain follow allow permit hit pass done clean
  happen matter focus suit alone ensure provide remain become turn bring seem depend along wise smart simple clear
  instead together otherwise toward whenever throughout
`
