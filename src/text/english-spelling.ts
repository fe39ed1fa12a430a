/**
 * One spelling for British and American English of a folded word ("minimizing" becomes "minimising", "centre" becomes
 * "center"). The result is only for comparing: it need not be a word ("prize" becomes "prise").
 */
export function normaliseEnglishSpelling(word: string): string {
  const unified = unifyIse(word)
  if (!britishOpenings.has(word.slice(0, openingLength))) return unified
  return americanStems.reduce((spelling, [british, american]) => replaceStart(spelling, british, american), unified)
}

/** -ize and -yze words are written with s. */
function unifyIse(word: string): string {
  return word.length < 6 ? word : word.replace(/([iy])z(?=(?:e[drs]?|ers|ing|ation|ations|ational)$)/, '$1s')
}

function replaceStart(word: string, british: string, american: string): string {
  // "enroll" opens with "enrol" and is American already.
  const isAmerican = american.startsWith(british) && word.startsWith(american)
  return word.startsWith(british) && !isAmerican ? american + word.slice(british.length) : word
}

const americanStems: readonly (readonly [string, string])[] = Object.entries({
  centred: 'centered',
  centre: 'center',
  theatre: 'theater',
  metre: 'meter',
  kilometre: 'kilometer',
  litre: 'liter',
  fibre: 'fiber',
  calibre: 'caliber',
  sombre: 'somber',
  spectre: 'specter',
  sabre: 'saber',
  defence: 'defense',
  offence: 'offense',
  licence: 'license',
  pretence: 'pretense',
  colour: 'color',
  honour: 'honor',
  dishonour: 'dishonor',
  labour: 'labor',
  favour: 'favor',
  neighbour: 'neighbor',
  harbour: 'harbor',
  armour: 'armor',
  rumour: 'rumor',
  humour: 'humor',
  behaviour: 'behavior',
  endeavour: 'endeavor',
  savour: 'savor',
  vapour: 'vapor',
  odour: 'odor',
  tumour: 'tumor',
  vigour: 'vigor',
  rigour: 'rigor',
  valour: 'valor',
  parlour: 'parlor',
  saviour: 'savior',
  splendour: 'splendor',
  travell: 'travel',
  cancell: 'cancel',
  labell: 'label',
  modell: 'model',
  signall: 'signal',
  channell: 'channel',
  counsell: 'counsel',
  fuell: 'fuel',
  shovell: 'shovel',
  funnell: 'funnel',
  tunnell: 'tunnel',
  programme: 'program',
  catalogue: 'catalog',
  dialogue: 'dialog',
  grey: 'gray',
  sceptic: 'skeptic',
  manoeuvr: 'maneuver',
  aluminium: 'aluminum',
  mould: 'mold',
  plough: 'plow',
  paediatric: 'pediatric',
  haemorrhag: 'hemorrhag',
  anaesthe: 'anesthe',
  foetus: 'fetus',
  oesophag: 'esophag',
  encyclopaed: 'encycloped',
  archaeolog: 'archeolog',
  jewellery: 'jewelry',
  moustache: 'mustache',
  pyjama: 'pajama',
  tonnes: 'tons',
  tonne: 'ton',
  enrol: 'enroll',
  fulfil: 'fulfill',
  instal: 'install',
  skilful: 'skillful',
  wilful: 'willful',
  storey: 'story',
  cosy: 'cozy',
  ageing: 'aging',
  acknowledgement: 'acknowledgment',
  judgement: 'judgment',
  maneuvere: 'maneuver',
})

/** Most words open like none of them, and need not be compared with all. */
const openingLength = 3
const britishOpenings = new Set(americanStems.map(([british]) => british.slice(0, openingLength)))
