/** Names that end like plurals, participles or derived words: "Hamas" must not meet "Hama", nor "Ahmed" "ahm". */
const names = `
  abbas achilles adams addis aden agnes ahmed alexis alfred algiers alps amos anas andes andreas andrews angeles
  annapolis aquinas arkansas artemis athens atlas australia austria azores bahamas baines bandung banks banning
  barbados barnabas barnes bates beijing belarus belize bering boeing boris brics brooks browning brussels burns
  cairns calais cannes caracas carlos celtics cervantes chad chagos chambers channing charles chongqing chris
  clemens collins columbus comoros congo connors costas cummings cyprus daesh dallas damascus daniels darjeeling
  davies davis davos deming denis dennis descartes dickens dolores douglas dowling dreyfus dulles dumas edwards
  elias ellis elmahed elvis evans fahed fares faris fawkes ferdous fernandes fielding fields firdaus firdous
  flanders fleming forbes francis fred fuentes gaines galapagos gambia ganges gates gaza genghis georgia ghana
  gibbs giles golding gomes gonzales graves griffiths guiana guinea guterres guyana haas hades hals hamas hamed
  hameed hans harding haris harris hawking hawks hayes haynes hercules hermes hobbs hodges holmes honduras hopkins
  hughes idris ignatius ilyas iran iraq iris isil isis israel jacobs jacques james janis javed javeed jawed
  jennings jens jesus jilin johannes jonas jones judas jules julius kaesong kansas kashmir katz keating keynes
  khaled khamis king kipling korea kris kunming kuwait lagos laos lebanon leeds lens leonidas lewis louis lucas
  luis lukas lyons maas madras magnus majed majeed malawi maldives mali malian manning marcos marcus marine
  marines maris marquis mars mathews matthews mauritania mauritius mavis memphis mercedes meyers midas mills
  minneapolis mohamed mohammed moises mons morales morris moses muhammed myers nanjing naples nas naved naveed
  nayed netherlands nevis nicholas nicolas niger nigeria nigerian nigerien nikolas obaid oman orleans owens
  pakistan palestine paris parks patras pericles perkins peters phelps philippines qais quds raines rais rashed
  rasheed rawalpindi rawls reading red reeves reis reynolds rhodes richards roberts rogers rollins romulus ross
  rubens saed saeed salinas samos sanders santos sayed shams simons sims socrates soros stephens sterling stevens
  stirling stokes sweden syed syracuse syria tayed texas thames thebes thomas tigris titus tobias torres travis
  tunis turing turkey ukraine ulysses vargas vegas venus vereeniging vilnius waleed wales walters watkins weiss
  wells wilkes williams willis winfred woods wyoming yates yemen younas younis yunis yunus zagros zambia zayed
  zeus
`

/** Words that another word's ending would swallow: "United" is not "unit", "important" is not "import". */
const wholeWords = `
  arsenal arsenic capital capitol executive general generate generic import importance important inform informal
  informant international iron ironic irony marina marinate maritime mine miner mining native negative news
  operative operator organ organic past pasta paste police policy rate rating ration rational relative sever
  several severe united universal university
`

/** Odd plurals, and inflections of the words above. */
const pairs = `
  men=man women=woman children=child policemen=policeman servicemen=serviceman gunmen=gunman spokesmen=spokesman
  fishermen=fisherman lives=life wives=wife knives=knife thieves=thief halves=half leaves=leav dead=dead died=die
  dies=die die=die dying=die lying=lie lies=lie lied=lie lie=lie universities=university executives=executive
  relatives=relative operators=operator natives=native organs=organ generals=general policies=policy mines=mine
  miners=miner informants=informant capitals=capital arsenals=arsenal severed=sever rations=ration ratings=rating
  univers=univers armies=army bodies=body analyses=analysis crises=crisis theses=thesis hypotheses=hypothesis
  emergencies=emergency taliban=taliban talib=talib talibans=taliban geese=goose mice=mouse teeth=tooth feet=foot
  oxen=ox imports=import imported=import importing=import importer=importer importers=importer national=national
  nationals=national nationally=national nation=nation nations=nation nationality=nationality
  nationalities=nationality uniting=unite unite=unite unites=unite unity=unity unit=unit units=unit
  security=security secure=secur
`

/** Folded English words whose Snowball stem would meet another word's, each with the stem it gets instead. */
export const englishExceptions: ReadonlyMap<string, string> = createExceptions()

function createExceptions(): Map<string, string> {
  const kept = [...words(names), ...words(wholeWords)].map((word): [string, string] => [word, word])
  const replaced = words(pairs).map((pair): [string, string] => {
    const [word = '', stem = ''] = pair.split('=')
    return [word, stem]
  })
  return new Map([...kept, ...replaced])
}

function words(list: string): string[] {
  return list.trim().split(/\s+/)
}
