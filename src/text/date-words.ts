import { plainWord } from './plain-word.ts'

const words = (list: string) => list.split(' ').map(plainWord)

/**
 * Month names by language (ISO 639-1), January first, of the languages of the starter feeds. An alternative stands after a bar.
 * Where two languages differ on a word (Croatian "listopad" is October), the earlier line wins.
 */
export const monthNames: Readonly<Record<string, string>> = {
  en: 'january february march april may june july august september|sept october november december',
  fr: 'janvier fevrier mars avril mai juin juillet août septembre octobre novembre decembre',
  de: 'januar|jänner februar|feber märz|maerz april mai juni juli august september oktober november dezember',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre',
  pt: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  nl: 'januari februari maart|mrt april mei juni juli augustus september oktober november december',
  tr: 'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık',
  ru: 'января|январь|январе февраля|февраль|феврале марта|март|марте апреля|апрель|апреле мая|май|мае июня|июнь|июне июля|июль|июле августа|август|августе сентября|сентябрь|сентябре октября|октябрь|октябре ноября|ноябрь|ноябре декабря|декабрь|декабре',
  uk: 'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня',
  pl: 'stycznia|styczeń lutego|luty marca|marzec kwietnia|kwiecień maja|maj czerwca|czerwiec lipca|lipiec sierpnia|sierpień września|wrzesień października|październik listopada|listopad grudnia|grudzień',
  el: 'ιανουαρίου|ιανουάριος φεβρουαρίου|φεβρουάριος μαρτίου|μάρτιος απριλίου|απρίλιος μαΐου|μάιος ιουνίου|ιούνιος ιουλίου|ιούλιος|ιουλ|ιούλ αυγούστου|αύγουστος σεπτεμβρίου|σεπτέμβριος οκτωβρίου|οκτώβριος νοεμβρίου|νοέμβριος δεκεμβρίου|δεκέμβριος',
  hu: 'január február|febru március április|ápr|ápri május június július augusztus szeptember október november december',
  sv: 'januari februari mars april maj juni juli augusti september oktober november december',
  da: 'januar februar marts april maj juni juli august september oktober november december',
  no: 'januar februar mars april mai juni juli august september oktober november desember',
  fi: 'tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta',
  ro: 'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie',
  cs: 'ledna února března dubna května června července srpna září října listopadu prosince',
  id: 'januari|pebruari februari maret april mei juni juli agustus|agu september oktober november|nopember desember',
  ar: 'يناير|كانون فبراير|شباط مارس|آذار أبريل|إبريل|نيسان مايو|أيار يونيو|يونيه|حزيران يوليو|يوليه|تموز أغسطس|آب سبتمبر|أيلول أكتوبر نوفمبر ديسمبر',
  ur: 'جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر',
  fa: 'ژانویه فوریه مارس آوریل|اپریل مه|می ژوئن|جون ژوئیه|جولای اوت|آگست|اگست سپتامبر|سپتمبر اکتبر|اکتوبر نوامبر|نومبر دسامبر|دسمبر',
  ps: 'جنوري فبروري مارچ اپریل می جون جولای اګست|اگست سپټمبر|سپتمبر اکتوبر نومبر ډسمبر|دسمبر',
  hi: 'जनवरी फ़रवरी|फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर नवंबर|नवम्बर दिसंबर|दिसम्बर',
  bn: 'জানুয়ারি|জানুয়ারী ফেব্রুয়ারি|ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর',
}

/** Each day's names by language, Sunday first; abbreviations are any beginning of two letters or more. */
export const weekdayNames: Readonly<Record<string, string>> = {
  en: 'sunday monday tuesday wednesday thursday friday saturday',
  fr: 'dimanche lundi mardi mercredi jeudi vendredi samedi',
  de: 'sonntag montag dienstag mittwoch donnerstag freitag samstag|sonnabend',
  es: 'domingo lunes martes miercoles jueves viernes sabado',
  pt: 'domingo segunda terca quarta quinta sexta sabado',
  it: 'domenica lunedi martedi mercoledi giovedi venerdi sabato',
  nl: 'zondag maandag dinsdag woensdag donderdag vrijdag zaterdag',
  tr: 'pazar pazartesi|pzt sali carsamba|çar persembe|perşembe cuma cumartesi|cmt',
  ru: 'воскресенье|вс понедельник|пн вторник|вт среда|среду|среды|ср четверг|чт пятница|пятницу|пятницы|пт суббота|субботу|субботы|сб',
  uk: 'неділя|нд понеділок вівторок середа четвер п’ятниця субота',
  pl: 'niedziela|niedz poniedziałek|pon|pn wtorek|wt środa|śr czwartek|czw|cz piątek|pt sobota',
  el: 'κυριακή δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο',
  hu: 'vasárnap hétfő kedd szerda csütörtök péntek szombat',
  sv: 'söndag måndag tisdag onsdag torsdag fredag lördag',
  da: 'søndag mandag tirsdag onsdag torsdag fredag lørdag',
  fi: 'sunnuntai|su maanantai|ma tiistai|ti keskiviikko|ke torstai|to perjantai|pe lauantai|la',
  ro: 'duminică luni marți miercuri joi vineri sâmbătă',
  cs: 'neděle pondělí úterý středa čtvrtek pátek sobota',
  id: 'minggu senin selasa rabu kamis jumat|jum’at sabtu',
  ar: 'الأحد|الاحد الاثنين|الإثنين الثلاثاء الأربعاء|الاربعاء الخميس الجمعة السبت',
  ur: 'اتوار پیر منگل بدھ جمعرات جمعہ ہفتہ',
  fa: 'یکشنبه دوشنبه سه‌شنبه|سهشنبه چهارشنبه پنجشنبه جمعه شنبه',
  ps: 'یکشنبه دوشنبه سه‌شنبې|سهشنبې څلورنۍ پنجشنبه جمعه شنبه',
  hi: 'रविवार सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार',
  bn: 'রবিবার|রোববার সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার',
}

/** Words that stand around a date and say nothing of it. */
export const PASSED_OVER: ReadonlySet<string> = new Set(
  words('at on of the de del den di le la il el um à às a uhr kl klo om h hs hrs hours t г год в'),
)

/** The number of a month, from 1, by its name or any abbreviation of three letters or more; see `plainWord`. */
export const MONTHS: ReadonlyMap<string, number> = numbered(monthNames, 3, 1)

/** The number of a day of the week, from 0 for Sunday, by its name or any abbreviation of two letters or more. */
export const WEEKDAYS: ReadonlyMap<string, number> = numbered(weekdayNames, 2, 0)

/** Beginnings that two names of one language share ("jui", "mar") are left out unless an earlier language had them. */
function numbered(
  languages: Readonly<Record<string, string>>,
  shortest: number,
  first: number,
): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  for (const language of Object.values(languages)) {
    for (const [beginning, places] of beginnings(language, shortest)) {
      const [only] = places
      if (places.size === 1 && only !== undefined && !numbers.has(beginning)) numbers.set(beginning, only + first)
    }
  }
  return numbers
}

function beginnings(language: string, shortest: number): ReadonlyMap<string, ReadonlySet<number>> {
  const places = new Map<string, Set<number>>()
  const put = (beginning: string, place: number) =>
    places.set(beginning, (places.get(beginning) ?? new Set()).add(place))
  for (const [place, names] of language.split(' ').entries()) {
    for (const name of names.split('|').map(plainWord)) {
      for (let length = Math.min(shortest, name.length); length <= name.length; length++)
        put(name.slice(0, length), place)
    }
  }
  // A whole name always counts, though another may begin with it.
  for (const [place, names] of language.split(' ').entries()) {
    for (const name of names.split('|').map(plainWord)) places.set(name, new Set([place]))
  }
  return places
}
