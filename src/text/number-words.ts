import { foldWord } from './fold.ts'

/** From one on; what a number is called otherwise stands after a bar. The tens stand apart, as others follow them. */
const counting: Readonly<Record<string, string>> = {
  en: 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  fr: 'un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize',
  es: 'un|una|uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve',
  pt: 'um|uma dois|duas três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove',
  it: 'un|uno|una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove',
  de: 'ein|eine|einen zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn',
  ru: 'один|одна|одного два|две|двое|двух три|трое|трех|трёх четыре|четверо|четырех|четырёх пять|пятеро|пяти шесть|шестеро|шести семь|семеро|семи восемь|восьми девять|девяти десять|десяти одиннадцать двенадцать',
  ar: 'واحد|واحدة اثنين|اثنان ثلاثة|ثلاث أربعة|أربع خمسة|خمس ستة|ست سبعة|سبع ثمانية|ثماني تسعة|تسع عشرة|عشر',
  ur: 'ایک دو تین چار پانچ چھ سات آٹھ نو دس گیارہ بارہ تیرہ چودہ پندرہ سولہ سترہ اٹھارہ انیس بیس',
}

const tens: Readonly<Record<string, string>> = {
  en: 'twenty thirty forty fifty sixty seventy eighty ninety',
  fr: 'vingt trente quarante cinquante soixante',
  es: 'veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa',
  pt: 'vinte trinta quarenta cinquenta sessenta setenta oitenta noventa',
  it: 'venti trenta quaranta cinquanta sessanta settanta ottanta novanta',
  de: 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig',
  ru: 'двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто',
}

const known = new Map<string, ReadonlyMap<string, number>>()

/** Words of number, folded, by ISO 639-1 code; those of English for a language without a table. */
export function numberWordsOf(language: string): ReadonlyMap<string, number> {
  const table = counting[language] === undefined ? 'en' : language
  const before = known.get(table)
  if (before !== undefined) return before
  const words = new Map([...read(counting[table] ?? '', at => at + 1), ...read(tens[table] ?? '', at => 10 * (at + 2))])
  known.set(table, words)
  return words
}

/**
 * The number that the word at a place is or begins, as "forty" does in "forty-five"; undefined for a word that is none or
 * belongs to the number before it. `words` are the folded words of a text in order.
 */
export function numberAt(words: readonly string[], at: number, language: string): number | undefined {
  const word = words[at] ?? ''
  if (isDigit(word.charCodeAt(0))) return inDigits.test(word) ? Number(word.replace('·', '.')) : undefined
  const numbers = numberWordsOf(language)
  const number = numbers.get(word)
  if (number === undefined) return undefined
  if (number < 10 && (numbers.get(words[at - 1] ?? '') ?? 0) >= 20) return undefined
  const unit = numbers.get(words[at + 1] ?? '') ?? 10
  return number >= 20 && unit < 10 ? number + unit : number
}

const inDigits = /^\d{1,9}(?:·\d{1,3})?$/

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function read(names: string, valueOf: (at: number) => number): readonly (readonly [string, number])[] {
  return names
    .split(' ')
    .flatMap((forms, at) => forms.split('|').map(form => [foldWord(form), valueOf(at)] as const))
    .filter(([form]) => form !== '')
}
