import { expect, test } from 'vitest'
import { readDatedEvents } from '../../src/text/dated-events.ts'

/** Thursday. */
const published = new Date('2026-03-05T10:00:00Z')

function check(language: string, text: string): string {
  return readDatedEvents(text, published, language)
    .map(({ expression, firstDay, lastDay }) =>
      firstDay === lastDay ? `${expression.text} = ${firstDay}` : `${expression.text} = ${firstDay}..${lastDay}`,
    )
    .join('; ')
}

test.each([
  ['fr', 'Le pont s’est effondré le 22 février 2026.', 'le 22 février 2026 = 2026-02-22'],
  ['fr', 'La trêve date du 1er janvier.', '1er janvier = 2026-01-01'],
  ['fr', 'Les combats ont repris hier soir.', 'hier = 2026-03-04'],
  ['fr', 'L’avion a décollé avant-hier.', 'avant-hier = 2026-03-03'],
  ['fr', "Le marché rouvre aujourd'hui.", "aujourd'hui = 2026-03-05"],
  ['fr', 'Le maire a démissionné lundi.', 'lundi = 2026-03-02'],
  ['fr', 'Le tribunal se réunit jeudi dernier.', 'jeudi dernier = 2026-02-26'],
  ['fr', 'Le vote aura lieu lundi prochain.', 'lundi prochain = 2026-03-09'],
  ['fr', 'Une grève a paralysé le port la semaine dernière.', 'semaine dernière = 2026-02-23..2026-03-01'],
  ['fr', 'La mine a fermé il y a trois jours.', 'il y a trois jours = 2026-03-02'],
  ['fr', 'Le barrage a été commencé en mai 2011.', 'en mai 2011 = 2011-05-01..2011-05-31'],
  ['fr', 'Les prix montent depuis octobre.', 'depuis octobre = 2025-10-01..2025-10-31'],
  ['fr', 'Le groupe gouverne depuis 2021.', 'depuis 2021 = 2021-01-01..2021-12-31'],
  ['fr', 'Elle traverse le pont chaque lundi.', ''],
  ['es', 'El puente cayó el 22 de febrero de 2026.', 'el 22 de febrero de 2026 = 2026-02-22'],
  ['es', 'El volcán despertó ayer.', 'ayer = 2026-03-04'],
  ['es', 'Llovió por la mañana.', ''],
  ['es', 'El juez declaró el lunes.', 'lunes = 2026-03-02'],
  ['es', 'La sequía empezó el pasado miércoles.', 'pasado miércoles = 2026-03-04'],
  ['es', 'Hubo protestas la semana pasada.', 'semana pasada = 2026-02-23..2026-03-01'],
  ['es', 'El alcalde huyó hace dos días.', 'hace dos días = 2026-03-03'],
  ['es', 'La mina cerró en octubre.', 'en octubre = 2025-10-01..2025-10-31'],
  ['es', 'El mercado abre los lunes.', ''],
  ['pt', 'A ponte caiu em 22 de fevereiro de 2026.', '22 de fevereiro de 2026 = 2026-02-22'],
  ['pt', 'O rio transbordou ontem.', 'ontem = 2026-03-04'],
  ['pt', 'O juiz decidiu na segunda-feira.', 'segunda-feira = 2026-03-02'],
  ['pt', 'O porto parou nesta terça.', 'nesta terça = 2026-03-03'],
  ['pt', 'A segunda fase começou mal.', ''],
  ['pt', 'Houve protestos na semana passada.', 'semana passada = 2026-02-23..2026-03-01'],
  ['pt', 'O prefeito fugiu há três dias.', 'há três dias = 2026-03-02'],
  ['pt', 'A fábrica fechou em outubro.', 'em outubro = 2025-10-01..2025-10-31'],
  ['it', 'Il ponte è crollato il 22 febbraio 2026.', 'il 22 febbraio 2026 = 2026-02-22'],
  ['it', 'Il sindaco è fuggito tre giorni fa.', 'tre giorni fa = 2026-03-02'],
  ['de', 'Die Brücke stürzte am 22. Februar 2026 ein.', '22. Februar 2026 = 2026-02-22'],
  ['de', 'Der Damm brach am 03.03.2026.', '03.03.2026 = 2026-03-03'],
  ['de', 'Der Vulkan brach gestern aus.', 'gestern = 2026-03-04'],
  ['de', 'Am Morgen fiel Schnee.', ''],
  ['de', 'Die Richter treffen sich morgen.', 'morgen = 2026-03-06'],
  ['de', 'Am Montagabend brannte die Halle.', 'Montagabend = 2026-03-02'],
  ['de', 'Letzten Donnerstag trat sie zurück.', 'Letzten Donnerstag = 2026-02-26'],
  ['de', 'Vergangene Woche streikten die Lotsen.', 'Vergangene Woche = 2026-02-23..2026-03-01'],
  ['de', 'Vor zwei Tagen sank die Fähre.', 'Vor zwei Tagen = 2026-03-03'],
  ['de', 'Im März 2019 begann der Bau.', 'Im März 2019 = 2019-03-01..2019-03-31'],
  ['de', 'Seit Oktober steigen die Preise.', 'Seit Oktober = 2025-10-01..2025-10-31'],
  ['de', 'Er kommt jeden Montag.', ''],
  ['ru', 'Мост рухнул 22 февраля 2026 года.', '22 февраля 2026 = 2026-02-22'],
  ['ru', 'Вчера затонул паром.', 'Вчера = 2026-03-04'],
  ['ru', 'В понедельник сгорел склад.', 'В понедельник = 2026-03-02'],
  ['ru', 'В прошлую пятницу ушёл мэр.', 'В прошлую пятницу = 2026-02-27'],
  ['ru', 'На прошлой неделе бастовал порт.', 'прошлой неделе = 2026-02-23..2026-03-01'],
  ['ru', 'Мэр бежал три дня назад.', 'три дня назад = 2026-03-02'],
  ['ru', 'Шахта закрылась в октябре.', 'в октябре = 2025-10-01..2025-10-31'],
  ['ru', 'Стройку начали в 2011 году.', 'в 2011 году = 2011-01-01..2011-12-31'],
  ['ru', 'Окружающая среда страдает.', ''],
  ['ar', 'انهار الجسر في 22 فبراير 2026.', '22 فبراير 2026 = 2026-02-22'],
  ['ar', 'سقط الجسر في ٢٢ شباط/فبراير ٢٠٢٦.', '٢٢ شباط/فبراير ٢٠٢٦ = 2026-02-22'],
  ['ar', 'غرقت العبارة أمس قرب الميناء.', 'أمس = 2026-03-04'],
  ['ar', 'استقال الحاكم يوم الاثنين.', 'يوم الاثنين = 2026-03-02'],
  ['ar', 'توقف الميناء الأسبوع الماضي.', 'الأسبوع الماضي = 2026-02-23..2026-03-01'],
  ['ar', 'فر العمدة قبل ثلاثة أيام.', 'قبل ثلاثة أيام = 2026-03-02'],
  ['ar', 'فر العمدة قبل يومين.', 'قبل يومين = 2026-03-03'],
  ['ar', 'ارتفعت الأسعار منذ أكتوبر.', 'منذ أكتوبر = 2025-10-01..2025-10-31'],
  ['ur', 'پل 22 فروری 2026 کو گر گیا۔', '22 فروری 2026 = 2026-02-22'],
  ['ur', 'پل ۲۲ فروری کو گرا۔', '۲۲ فروری = 2026-02-22'],
  ['ur', 'گزشتہ روز کشتی ڈوب گئی۔', 'گزشتہ روز = 2026-03-04'],
  ['ur', 'پیر کو گودام جل گیا۔', 'پیر کو = 2026-03-02'],
  ['ur', 'گزشتہ ہفتے بندرگاہ بند رہی۔', 'گزشتہ ہفتے = 2026-02-23..2026-03-01'],
  ['ur', 'میئر تین دن پہلے فرار ہوا۔', 'تین دن پہلے = 2026-03-02'],
  ['ur', 'قیمتیں اکتوبر میں بڑھیں۔', 'اکتوبر میں = 2025-10-01..2025-10-31'],
  ['ur', 'حادثے میں کل 25 افراد زخمی ہوئے۔', ''],
  ['fa', 'پل روز ۲۲ فوریه فرو ریخت.', '۲۲ فوریه = 2026-02-22'],
  ['fa', 'دیروز قایقی غرق شد.', 'دیروز = 2026-03-04'],
  ['fa', 'انبار روز دوشنبه سوخت.', 'روز دوشنبه = 2026-03-02'],
  ['fa', 'انبار سه‌شنبه سوخت.', 'سه‌شنبه = 2026-03-03'],
  ['fa', 'هفته گذشته بندر بسته بود.', 'هفته گذشته = 2026-02-23..2026-03-01'],
  ['fa', 'شهردار سه روز پیش گریخت.', 'سه روز پیش = 2026-03-02'],
])('%s: %s', (language, text, expected) => {
  expect(check(language, text)).toBe(expected)
})

test('a language without a table names no times', () => {
  expect(check('fi', 'Silta romahti 22. helmikuuta 2026.')).toBe('')
})

test('an event of another language has its words as printed', () => {
  const text = 'Rien à signaler. Le pont s’est effondré le 1er février, à l’aube.'
  const [event] = readDatedEvents(text, published, 'fr')
  expect(event?.sentence.text).toBe('Le pont s’est effondré le 1er février, à l’aube.')
  expect(text.slice(event?.expression.start, event?.expression.end)).toBe('le 1er février')
})

// Reading that grows with the square of the length would take minutes here.
test.each(['fr', 'es', 'pt', 'it', 'de', 'ru', 'ar', 'ur', 'fa'])(
  'long texts of %s are read to their end',
  language => {
    for (const words of ['le 3 mai de ', 'في شهر ', 'в прошлой ', '3. März ', 'گزشتہ ', 'la semana ', '12 '])
      expect(readDatedEvents(`${words.repeat(200)}. `.repeat(40), published, language)).toBeInstanceOf(Array)
  },
)
