/**
 * Names that the English dictionary lacks, knows as words too, or would take for plurals: "Khamis", "Wales", "Quds". Most
 * are places and people of the regions that are watched most.
 */
const names = `
  ababa abadan abkhazia agadez akhundzada alps amhara anas andhra annaba ansar arakan avdiivka badakhshan bagram
  baidoa baines bajwa balochistan bambari bamiyan bates belize bentiu benue berne bihar boko borno brics browning
  bunia burkina cairns celtics ceuta chagos chaman costas dagestan daraa davos deraa derna dhahran dickens diffa
  dnipro eilat elmahed erdogan eswatini fahed faris fasher fernandes fezzan gambela ghani ghazni gilgit goma gomes
  gondar griffiths guterres gwadar halabja hama hamas hamed hameed haqqani haram harar hargeisa haris haryana hawking
  herat homs houthi ilyas ingushetia iris ituri jalalabad javed javeed jawed jens jijiga juba kaduna kaesong
  kaliningrad karbala karnataka karzai kashgar katanga katsina kerala kerman khaled khamenei khamis khuzdar kinmen
  kipling kismayo kobani kordofan kosovo kunar kurram laayoune lashkar latakia lukas maas madras maiduguri majed
  majeed makhachkala manning marquis mars mathews matthews meghalaya mekelle melilla misrata mizoram modi mohammed
  mons mopti mossad muhammed mukalla munir muzaffarabad nagorno nangarhar naved naveed nayed netherlands nikolas nyala
  obaid obeid odesa odisha orakzai oromia ossetia paktia paktika parwan patras pemba peshmerga peters pristina
  qamishli quds quetta raines rais raisi rakhine ramadi raqqa rashed rasheed rawls reeves reis rogers rohingya rouhani
  saada sabha saeed samarra samos sanaa sanders sayed shabaab shams sibi simons sims sinwar sirte socrates sokoto
  soros stepanakert stephens sterling stirling stokes takhar tehreek telangana tikrit tillaberi tirana tobias torkham
  transnistria tripura turbat ulaanbaatar uruzgan vuhledar waleed wales waziristan younas younis yunis zagros zahedan
  zamfara zaporizhzhia zawiya zayed zinder
`

/** Words that another word's ending would swallow: "United" is not "unit", "important" is not "import". */
const wholeWords = `
  arsenal arsenic capital capitol executive general generate generic import importance important inform informal
  informant international iron ironic irony marina marinate marine maritime mine miner mining native negative news
  operative operator organ organic past pasta paste police policy rate rating ration rational relative sever
  several severe united universal university
`

/** Odd plurals, those of words that the dictionary lacks, and inflections of the words above. */
const pairs = `
  men=man women=woman children=child policemen=policeman servicemen=serviceman gunmen=gunman spokesmen=spokesman
  fishermen=fisherman lives=life wives=wife knives=knife thieves=thief halves=half leaves=leav dead=dead died=die
  dies=die die=die dying=die lying=lie lies=lie lied=lie lie=lie universities=university executives=executive
  relatives=relative operators=operator natives=native organs=organ generals=general policies=policy mines=mine
  miners=miner informants=informant capitals=capital arsenals=arsenal severed=sever marines=marine rations=ration ratings=rating
  univers=univers armies=army bodies=body analyses=analysis crises=crisis theses=thesis hypotheses=hypothesis
  emergencies=emergency taliban=taliban talib=talib talibans=taliban geese=goose mice=mouse teeth=tooth feet=foot
  oxen=ox imports=import imported=import importing=import importer=importer importers=importer national=national
  nationals=national nationally=national nation=nation nations=nation nationality=nationality
  nationalities=nationality uniting=unite unite=unite unites=unite unity=unity unit=unit units=unit
  security=security secure=secur crores=crore jirgas=jirga hutus=hutu tutsis=tutsi
`

/** Forms of everyday words that the English dictionary has as names: "torres", "Wölfe". They follow the rules of their language. */
const wordsLikeNames: Readonly<Record<string, string>> = {
  spanish: `angeles brazos campos cortes costas dolores flores fuentes gallegos marcos milagros morales negros nieves
    reyes robles rojas rosales salas salinas santos sierras torres vegas villas`,
  portuguese: 'campos cortes costas flores marcos negros salas salinas santos torres',
  french: 'cascades',
  german: 'bergen wolfe',
  dutch: 'bergen',
  italian: 'medici verdi',
}

/** See above, by the name of the rules. */
export function isWordLikeName(word: string, algorithm: string): boolean {
  return everydayWords.get(algorithm)?.has(word) === true
}

const everydayWords: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(wordsLikeNames).map(([algorithm, list]) => [algorithm, new Set(words(list))]),
)

/** Folded names that no language's rules may change. */
export const keptNames: ReadonlySet<string> = new Set(words(names))

/** Folded English words whose Snowball stem would meet another word's, each with the stem it gets instead. */
export const englishExceptions: ReadonlyMap<string, string> = createExceptions()

function createExceptions(): Map<string, string> {
  const kept = [...keptNames, ...words(wholeWords)].map((word): [string, string] => [word, word])
  const replaced = words(pairs).map((pair): [string, string] => {
    const [word = '', stem = ''] = pair.split('=')
    return [word, stem]
  })
  return new Map([...kept, ...replaced])
}

function words(list: string): string[] {
  return list.trim().split(/\s+/)
}
