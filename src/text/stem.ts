import snowball from 'snowball-stemmers'
import { rememberBounded } from './remember-bounded.ts'
import { stemArabic } from './stem-arabic.ts'
import { isEnglishWord, isKnownName, singularName } from './english-words.ts'
import { englishExceptions, isWordLikeName, keptNames } from './stem-exceptions.ts'
import { normaliseEnglishSpelling } from './english-spelling.ts'

/**
 * The stem of a folded word by the rules of a language (ISO 639-1 code, or "und"). Latin words in texts of another script,
 * or of unknown language, are read as English. A word without rules is its own stem.
 * Rules: Snowball (https://snowballstem.org), with a list of English names and words it would mangle.
 */
export function stemWord(word: string, language: string): string {
  return stemBy(rulesFor(word, language), word)
}

/** Languages that between them show every way `stemWord` can treat a word: an index that mixes languages holds one of these. */
export function stemLanguages(): readonly string[] {
  return everyTreatment
}

type Rules = { readonly name: string; readonly stem: (word: string) => string }

const identity: Rules = { name: 'none', stem: word => word }
const english: Rules = remember('english', stemEnglish)
const arabic: Rules = remember('arabic', stemArabic)

const latinRules: ReadonlyMap<string, Rules> = new Map(
  Object.entries({
    en: english,
    fr: besideNames('french'),
    de: besideNames('german'),
    es: besideNames('spanish'),
    it: besideNames('italian'),
    pt: besideNames('portuguese'),
    nl: besideNames('dutch'),
    sv: besideNames('swedish'),
    no: besideNames('norwegian'),
    nb: besideNames('norwegian'),
    da: besideNames('danish'),
    fi: besideNames('finnish'),
    hu: besideNames('hungarian'),
    ro: besideNames('romanian'),
    tr: besideNames('turkish'),
  }),
)
const russian = fromSnowball('russian')

/** Languages in Latin letters for which there are no rules: their words stay whole. */
const plainLatin = new Set(
  'af az bs ca cs cy et eu ga gl hr id is jv ku lt lv ms mt pl sk sl so sq sw tl uz vi yo xx'.split(' '),
)
const plainCyrillic = new Set('be bg kk ky mk mn sr tg uk'.split(' '))

function rulesFor(word: string, language: string): Rules {
  const script = scriptOf(word)
  if (script === 'latin') return latinRules.get(language) ?? (plainLatin.has(language) ? identity : english)
  if (script === 'cyrillic') return plainCyrillic.has(language) ? identity : russian
  if (script === 'arabic') return language === 'ar' ? arabic : identity
  return identity
}

// Each Latin rule set, then Latin without rules, Cyrillic without rules, and Arabic.
const everyTreatment = [...latinRules.keys(), 'xx', 'uk', 'ar']

type Script = 'latin' | 'cyrillic' | 'arabic' | 'other'

/** By the first letter: a word hardly ever mixes scripts. */
function scriptOf(word: string): Script {
  const code = word.charCodeAt(0)
  if (code >= 97 && code <= 122) return 'latin'
  if (code < 128) return 'other'
  if (code >= 0x400 && code <= 0x52f) return 'cyrillic'
  if (code >= 0x600 && code <= 0x77f) return 'arabic'
  return code >= 0xc0 && code <= 0x24f ? 'latin' : 'other'
}

function stemBy(rules: Rules, word: string): string {
  // Longer strings are no words of any language, and stemmers are slow on them.
  return word.length < 3 || word.length > 40 ? word : rules.stem(word)
}

function stemEnglish(word: string): string {
  const exception = englishExceptions.get(word)
  if (exception !== undefined) return exception
  const spelling = normaliseEnglishSpelling(word)
  const known = englishExceptions.get(spelling)
  if (known !== undefined) return known
  if (!ruledEndings.test(spelling)) return spelling
  // The rules are for English words: what is none is a name, and no name ends in -ed, -ing or a mute e by grammar.
  return isEnglishWord(spelling) || isEnglishWord(word) ? snowballEnglish.stem(spelling) : singularName(spelling)
}

/** What a word must end in for the English rules to change it, after https://snowballstem.org/algorithms/english/stemmer.html. */
const ruledEndings = /(?:[sye]|ed|ing|[lgct]i|ion|er|or|ism|al|ul|ll|ic|nt)$/

const snowballEnglish = snowball.newStemmer('english')

function fromSnowball(algorithm: string): Rules {
  const stemmer = snowball.newStemmer(algorithm)
  return remember(algorithm, word => stemmer.stem(word))
}

/** Names stay as they are, whatever case or number they stand in: "Nigeriassa" and "Nigerian" are Nigeria in Finnish, not Niger. */
function besideNames(algorithm: string): Rules {
  const stemmer = snowball.newStemmer(algorithm)
  const stemOf = (word: string) => stemmer.stem(word)
  return remember(algorithm, word =>
    isName(word) && !isWordLikeName(word, algorithm) ? word : inflectedName(word, stemOf),
  )
}

/** The longest name that the word opens with and shares its stem with; that stem when there is none. */
function inflectedName(word: string, stemOf: (word: string) => string): string {
  const stem = stemOf(word)
  for (let length = word.length - 1; length >= Math.max(shortestName, word.length - longestInflection); length--) {
    const opening = word.slice(0, length)
    if (isName(opening) && stemOf(opening) === stem) return ofCountry(opening, stem)
  }
  return stem
}

/** English makes an Israeli of Israel; elsewhere that i is of the ending: "Israelin", "Pakistanissa". */
function ofCountry(name: string, stem: string): string {
  const country = name.slice(0, -1)
  return name.endsWith('i') && country === stem && isName(country) ? country : name
}

const shortestName = 3
const longestInflection = 6

function isName(word: string): boolean {
  return keptNames.has(word) || isKnownName(word)
}

function remember(name: string, stem: (word: string) => string): Rules {
  const remembered = rememberBounded(30_000, (word: string) => {
    const stemmed = stem(word)
    // Two letters are too few to tell words apart ("Киев" would become "ки").
    return stemmed.length < 3 ? word : stemmed
  })
  return { name, stem: remembered }
}
