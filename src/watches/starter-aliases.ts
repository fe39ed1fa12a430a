import type { Alias } from './aliases.ts'

/** Names of the regions that the starter feeds cover. One line each: name | other spellings, with commas | acronyms. */
const lines = `
Tehreek-e-Taliban Pakistan | Tehrik-i-Taliban Pakistan, Pakistani Taliban, تحریک طالبان پاکستان | TTP
Afghan Taliban | Islamic Emirate of Afghanistan, افغان طالبان, د افغانستان اسلامي امارت | IEA
Islamic State | Daesh, داعش, الدولة الإسلامية, ИГИЛ | IS, ISIS, ISIL
Islamic State Khorasan | Islamic State Khorasan Province, Daesh Khorasan | ISKP, ISIS-K, IS-K
Al-Qaeda | القاعدة, Аль-Каида | AQ
Balochistan Liberation Army | بلوچ لبریشن آرمی | BLA
Lashkar-e-Taiba | لشکر طیبہ | LeT
Jaish-e-Mohammed | جیش محمد | JeM
Haqqani network | حقانی نیٹ ورک |
Asim Munir | عاصم منیر |
Shehbaz Sharif | شہباز شریف |
Imran Khan | عمران خان |
Pakistan Tehreek-e-Insaf | پاکستان تحریک انصاف | PTI
Pakistan Muslim League-Nawaz | مسلم لیگ ن | PML-N, PMLN
Pakistan Peoples Party | Pakistan People's Party, پیپلز پارٹی | PPP
Inter-Services Public Relations | آئی ایس پی آر | ISPR
Inter-Services Intelligence | آئی ایس آئی | ISI
Khyber Pakhtunkhwa | خیبر پختونخوا | KP, KPK
Peshawar | پشاور |
Kabul | کابل, Кабул |
Kandahar | قندھار, کندهار |
Hibatullah Akhundzada | ہبت اللہ اخوندزادہ |
Ali Khamenei | علی خامنه‌ای, آیت‌الله خامنه‌ای |
Islamic Revolutionary Guard Corps | Revolutionary Guards, Sepah-e Pasdaran, سپاه پاسداران | IRGC
Hezbollah | حزب الله, Хезболла |
Hamas | حماس, ХАМАС |
Houthis | Ansar Allah, Ansarullah, الحوثيون, أنصار الله |
Palestinian Authority | السلطة الفلسطينية | PA
Benjamin Netanyahu | بنيامين نتنياهو, בנימין נתניהו |
Israel Defense Forces | Israel Defence Forces, צהל | IDF
Gaza | غزة, غزہ, עזה |
Mohammed bin Salman | محمد بن سلمان | MBS, MbS
Recep Tayyip Erdoğan | Recep Tayyip Erdogan, أردوغان |
Kurdistan Workers' Party | Partiya Karkerên Kurdistan | PKK
Syrian Democratic Forces | قوات سوريا الديمقراطية | SDF
Ahmed al-Sharaa | Abu Mohammad al-Julani, أحمد الشرع |
Volodymyr Zelensky | Володимир Зеленський, Владимир Зеленский |
Vladimir Putin | Владимир Путин |
Kyiv | Kiev, Київ, Киев |
Kharkiv | Kharkov, Харків, Харьков |
Federal Security Service | ФСБ | FSB
Wagner Group | Вагнер |
United Nations | الأمم المتحدة, اقوام متحدہ, ООН, Nations unies | UN
World Health Organization | منظمة الصحة العالمية, ВОЗ | WHO
International Atomic Energy Agency | МАГАТЭ | IAEA
North Atlantic Treaty Organization | НАТО | NATO
Rapid Support Forces | قوات الدعم السريع | RSF
Sudanese Armed Forces | القوات المسلحة السودانية | SAF
Al-Shabaab | حركة الشباب |
Narendra Modi | नरेन्द्र मोदी, نریندر مودی |
Research and Analysis Wing | | RAW, R&AW
Line of Control | لائن آف کنٹرول | LoC
Uyghurs | Uighurs, 维吾尔 |
Xi Jinping | 习近平, 習近平 |
Rohingya | রোহিঙ্গা |
`

export const starterAliases: readonly Alias[] = lines
  .trim()
  .split('\n')
  .map(line => {
    const [name = '', spellings = '', acronyms = ''] = line.split('|').map(cell => cell.trim())
    return { name, spellings: listOf(spellings), acronyms: listOf(acronyms) }
  })

function listOf(cell: string): string[] {
  return cell === '' ? [] : cell.split(/\s*,\s*/)
}
