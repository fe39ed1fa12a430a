import { monthNames, weekdayNames } from './date-words.ts'
import type { TimeUnit } from './resolve-time.ts'

/**
 * How a language names times, as parts of regular expressions over folded text (`foldInPlace`), each of bounded length.
 * What stands before a word ends with its space, what stands behind begins with one.
 */
export type TimeWords = {
  /** January first. */
  readonly months: readonly string[]
  /** Sunday first. */
  readonly weekdays: readonly string[]
  /** Around a day of the week; without it the word means something else. */
  readonly weekday?: Around
  /** Behind the number of a day: "1er", "3.". */
  readonly dayEnd?: string
  /** Between day and month, and before the year. */
  readonly of?: string
  readonly ofYear?: string
  /** Around a month, and around a year, that stand alone. */
  readonly month: Around
  readonly year: Around
  readonly numbers: readonly string[]
  readonly units: Readonly<Partial<Record<TimeUnit, string>>>
  readonly last: string
  readonly this: string
  readonly next: string
  /** Around "three days". */
  readonly ago: Around
  /** Units that say "two" by themselves end like this. */
  readonly pair?: string
  /** Days from the day of publication. */
  readonly days: readonly (readonly [words: string, days: number])[]
  /** "The day before": counted from the day that the sentence named last. */
  readonly eve?: string
  readonly coming: string
  readonly every: string
  /** Letters that are written together with the word behind them. */
  readonly prefix?: string
}

export type Around = { readonly before?: string; readonly after?: string }

const namesOf = (names: string | undefined): readonly string[] => (names ?? '').split(' ')

/** By ISO 639-1 code; English is read by patterns of its own. `numbers` begin with one. */
export const timeWords: Readonly<Record<string, TimeWords>> = {
  fr: {
    months: namesOf(monthNames['fr']),
    weekdays: namesOf(weekdayNames['fr']),
    dayEnd: '(?:er)?',
    month: { before: "(?:en|depuis|debut|fin|courant|des|au mois de|au mois d['’]|mi-) ?" },
    year: { before: '(?:en|depuis|des|debut|fin|de) ' },
    numbers: 'une? deux trois quatre cinq six sept huit neuf dix onze douze'.split(' '),
    units: { day: 'jours?', week: 'semaines?', weekend: 'week-end', month: 'mois', year: 'ans?|annees?' },
    last: 'derni(?:er|ere)|passee?',
    this: 'cett?e',
    next: 'prochaine?',
    ago: { before: 'il y a ' },
    days: [
      ['avant-hier', -2],
      ['hier', -1],
      ["aujourd['’]hui|ce (?:matin|soir)", 0],
      ['demain', 1],
    ],
    eve: 'la veille',
    coming: "sera|seront|aura|auront|doit|doivent|va|vont|prochaine?|d['’]ici|jusqu['’]au|a partir du|prevue?s?",
    every: 'chaque|tous les',
  },
  es: {
    months: namesOf(monthNames['es']),
    weekdays: namesOf(weekdayNames['es']),
    dayEnd: 'º?',
    of: ' de ',
    ofYear: ' del? ',
    month: { before: '(?:en|desde|hasta|durante|de) (?:el mes de )?' },
    year: { before: '(?:en|desde|hasta|durante|de) ' },
    numbers: 'una? dos tres cuatro cinco seis siete ocho nueve diez once doce'.split(' '),
    units: { day: 'dias?', week: 'semanas?', weekend: 'fin de semana', month: 'mes(?:es)?', year: 'anos?' },
    last: 'pasad[oa]|ultim[oa]|anterior',
    this: 'est[ea]',
    next: 'proxim[oa]|que viene',
    ago: { before: 'hace ' },
    days: [
      ['anteayer|antier', -2],
      ['ayer|anoche', -1],
      ['hoy|esta (?:manana|tarde|noche)', 0],
      ['(?<!(?:la|una|esta|cada|de) )manana', 1],
    ],
    eve: 'la vispera',
    coming: 'sera|seran|habra|va a|van a|debe|deben|proxim[oa]s?|hasta el|a partir del|previst[oa]s?',
    every: 'cada|los|todos los',
  },
  pt: {
    months: namesOf(monthNames['pt']),
    // "Segunda" is also "second".
    weekdays:
      'domingo (?<=est[ae]_)segunda|segunda-feira (?<=est[ae]_)terca|terca-feira (?<=est[ae]_)quarta|quarta-feira (?<=est[ae]_)quinta|quinta-feira (?<=est[ae]_)sexta|sexta-feira sabado'
        .split(' ')
        .map(names => names.replaceAll('_', ' ')),
    dayEnd: 'º?',
    of: ' de ',
    ofYear: ' de ',
    month: { before: '(?:em|desde|ate|durante|de) ' },
    year: { before: '(?:em|desde|ate|de) ' },
    numbers: 'uma? dois|duas tres quatro cinco seis sete oito nove dez onze doze'.split(' '),
    units: { day: 'dias?', week: 'semanas?', weekend: 'fim de semana', month: 'mes(?:es)?', year: 'anos?' },
    last: 'passad[oa]|ultim[oa]|anterior',
    this: 'n?est[ea]|dest[ea]',
    next: 'proxim[oa]|que vem',
    ago: { before: '(?:ha|faz) ' },
    days: [
      ['anteontem', -2],
      ['ontem', -1],
      ['hoje', 0],
      ['amanha', 1],
    ],
    eve: 'na vespera',
    coming: 'sera|serao|havera|vai|vao|deve|devem|proxim[oa]s?|ate|a partir de|previst[oa]s?',
    every: 'cada|todas? as?|todos? os?|aos|as',
  },
  it: {
    months: namesOf(monthNames['it']),
    weekdays: namesOf(weekdayNames['it']),
    dayEnd: 'º?',
    month: { before: '(?:a|in|da|nel|dal|fino a|di) ' },
    year: { before: '(?:nel|dal|del|fino al) ' },
    numbers: 'una?|uno due tre quattro cinque sei sette otto nove dieci undici dodici'.split(' '),
    units: { day: 'giorn[oi]', week: 'settiman[ae]', weekend: 'fine settimana', month: 'mes[ei]', year: 'ann[oi]' },
    last: 'scors[oa]|passat[oa]',
    this: 'quest[oa]',
    next: 'prossim[oa]',
    ago: { after: ' fa' },
    days: [
      ["l['’]altro ieri", -2],
      ['ieri', -1],
      ['oggi', 0],
      ['domani', 1],
    ],
    eve: 'il giorno prima',
    coming: 'sara|saranno|deve|devono|prossim[oa]|entro|fino al|previst[oa]',
    every: 'ogni|tutti i',
  },
  de: {
    months: namesOf(monthNames['de']),
    weekdays: namesOf(weekdayNames['de']),
    weekday: { after: '(?:morgen|vormittag|mittag|nachmittag|abend|nacht)?' },
    dayEnd: '\\.',
    month: { before: '(?:im|seit|bis|anfang|mitte|ende|ab|vom) ' },
    year: { before: '(?:seit|bis|anfang|mitte|ende|ab|im jahr|jahr|von) ' },
    numbers: 'eine?[mnr]? zwei drei vier funf sechs sieben acht neun zehn elf zwolf'.split(' '),
    units: { day: 'tage?n?', week: 'wochen?', weekend: 'wochenende', month: 'monate?[ns]?', year: 'jahre?[ns]?' },
    last: 'letzte[mnrs]?|vergangene[mnrs]?|vorige[mnrs]?',
    this: 'diese[mnrs]?',
    next: 'nachste[mnrs]?|kommende[mnrs]?',
    ago: { before: 'vor ' },
    days: [
      ['vorgestern', -2],
      ['gestern', -1],
      ['heute', 0],
      // "Am Morgen" is in the morning.
      ['(?<!(?:am|den|zum|guten|heute|gestern|jeden|fruhen|bis) )morgen', 1],
      ['ubermorgen', 2],
    ],
    eve: 'am vortag|am tag zuvor|tags zuvor',
    coming: 'wird|werden|soll|sollen|will|wollen|kommende[mnrs]?|nachste[mnrs]?|ab|bis|geplant',
    every: 'jede[mnrs]?',
  },
  ru: {
    months: namesOf(monthNames['ru']),
    weekdays: 'воскресенье понедельник вторник сред[уы] четверг пятниц[уы] суббот[уы]'.split(' '),
    weekday: { before: '(?:во?|на|с|до) ' },
    dayEnd: '(?:-го)?',
    month: { before: '(?:в|во|с|до|к|за) ' },
    year: { before: '(?:(?:в|с|до|к) )?', after: ' год[ау]?' },
    numbers: 'од(?:ин|ну|на) дв[ае] три четыре пять шесть семь восемь девять десять одиннадцать двенадцать'.split(' '),
    units: {
      day: 'д(?:ень|ня|ней|ни)',
      week: 'недел(?:я|ю|и|е|ь)',
      weekend: 'выходны[ех]',
      month: 'месяц(?:а|ев|е)?',
      year: 'год[ау]?|лет',
    },
    last: 'прошл\\p{L}{2,3}|минувш\\p{L}{2,3}',
    this: 'эт(?:от|ой|ом|у|и|их)|текущ\\p{L}{2,3}',
    next: 'следующ\\p{L}{2,3}|будущ\\p{L}{2,3}|ближайш\\p{L}{2,3}',
    ago: { after: ' назад' },
    days: [
      ['позавчера', -2],
      ['вчера', -1],
      ['сегодня', 0],
      ['завтра', 1],
      ['послезавтра', 2],
    ],
    eve: 'накануне',
    coming: 'будет|будут|должн[аоы]?|должен|планиру\\p{L}{2,4}|намерен[аоы]?|до|к|следующ\\p{L}{2,3}',
    every: 'кажд\\p{L}{2,3}',
  },
  ar: {
    months:
      'يناير|كانون_الثاني فبراير|شباط مارس|آذار أبريل|نيسان مايو|أيار يونيو|يونيه|حزيران يوليو|يوليه|تموز أغسطس|آب سبتمبر|أيلول أكتوبر|تشرين_الأول نوفمبر|تشرين_الثاني ديسمبر|كانون_الأول'
        .split(' ')
        .map(names => names.replaceAll('_', ' ')),
    weekdays: namesOf(weekdayNames['ar']),
    weekday: { before: '(?:يوم |أيام |مساء |صباح |فجر )?' },
    of: ' (?:من )?',
    month: { before: '(?:في|خلال|منذ|حتى|شهر) (?:شهر )?' },
    year: { before: '(?:عام|سنة|العام|منذ|في) ' },
    numbers:
      'واحد|واحدة اثنين|اثنتين ثلاثة|ثلاث أربعة|أربع خمسة|خمس ستة|ست سبعة|سبع ثمانية|ثماني تسعة|تسع عشرة|عشر'.split(' '),
    units: {
      day: 'يوم(?:ا|ين)?|أيام',
      week: '(?:ال)?أسبوع(?:ا|ين)?|أسابيع',
      month: '(?:ال)?شهر(?:ا|ين)?|أشهر|شهور',
      year: '(?:ال)?عام(?:ا|ين)?|أعوام|سنة|السنة|سنتين|سنوات',
    },
    last: 'الماضية?|المنصرمة?|الفائتة?',
    this: 'هذا|هذه|الحالية?|الجاري',
    next: 'المقبلة?|القادمة?',
    ago: { before: '(?:قبل|منذ) ' },
    pair: 'ين',
    days: [
      ['أول (?:من )?أمس', -2],
      ['أمس', -1],
      ['اليوم', 0],
      ['غدا', 1],
    ],
    coming: 'سوف|س[تين]\\p{L}{3,8}|المقبلة?|القادمة?|حتى|من المقرر|المقرر',
    every: 'كل',
    prefix: '[وفبل]?',
  },
  ur: {
    months: namesOf(monthNames['ur']),
    weekdays: 'اتوار پیر منگل بدھ جمعرات جمعہ|جمعے ہفتہ|ہفتے'.split(' '),
    weekday: { after: ' (?:کو|کے (?:روز|دن)|کی (?:صبح|شام|رات))' },
    month: { after: ' (?:میں|کے|سے|تک)' },
    year: { after: ' (?:میں|کے|سے|تک)' },
    numbers: 'ایک دو تین چار پانچ چھ سات آٹھ نو دس گیارہ بارہ'.split(' '),
    units: { day: 'دن|روز', week: 'ہفتے|ہفتہ|ہفتوں', month: 'ماہ|مہینے|مہینہ', year: 'سال|برس' },
    last: 'گزشتہ|گذشتہ|پچھلے|پچھلی',
    this: 'اس|رواں',
    next: 'آئندہ|اگلے|اگلی',
    ago: { after: ' (?:قبل|پہلے)' },
    days: [
      ['پرسوں', -2],
      ['(?:گزشتہ|گذشتہ) (?:روز|شب|رات)|کل (?:رات|شام|دوپہر)', -1],
      ['آج', 0],
    ],
    coming: 'آئندہ|اگلے|اگلی|متوقع',
    every: 'ہر',
  },
  // Months are those of the Gregorian calendar: "۲۲ فوریه".
  fa: {
    months: namesOf(monthNames['fa']),
    weekdays: [
      'یک[\u200c ]?شنبه',
      'دو[\u200c ]?شنبه',
      'سه[\u200c ]?شنبه',
      'چهار[\u200c ]?شنبه',
      'پنج[\u200c ]?شنبه',
      'جمعه',
      'شنبه',
    ],
    weekday: { before: '(?:روز )?' },
    month: { before: '(?:در|از|تا) (?:ماه )?' },
    year: { before: '(?:سال|در|از) ' },
    numbers: 'یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده'.split(' '),
    units: { day: 'روز', week: 'هفته', month: 'ماه', year: 'سال' },
    last: 'گذشته|پیش',
    this: 'این|جاری',
    next: 'آینده|بعد',
    ago: { after: ' (?:پیش|قبل)' },
    days: [
      ['پریروز', -2],
      ['دیروز|دیشب', -1],
      ['امروز|امشب', 0],
      ['فردا', 1],
    ],
    coming: 'خواهد|خواهند|قرار است|آینده',
    every: 'هر',
  },
}
