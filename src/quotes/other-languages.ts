/** What a language brings: its cues and the small words that bound a speaker's phrase. Everything in lower case. */
export type LanguageWords = {
  /** Finite forms and participles of verbs of saying. */
  readonly cues: ReadonlySet<string>
  /** "according to": before the speaker, or behind for languages with postpositions. */
  readonly accordingBefore: ReadonlySet<string>
  readonly accordingBehind: ReadonlySet<string>
  /** "that". */
  readonly that: ReadonlySet<string>
  /** Words that end a speaker's phrase: prepositions of place and time, conjunctions. */
  readonly bounds: ReadonlySet<string>
  /** Auxiliaries, adverbs and times that may stand between speaker and cue. */
  readonly between: ReadonlySet<string>
  /** Words that close the speaker's phrase and point to the cue behind ("نے"). */
  readonly markers: ReadonlySet<string>
  /** One-letter words written onto the next ("و" in Arabic). */
  readonly prefixes: readonly string[]
  /** The speaker stands behind the cue, also before the words ("قال الوزير"). */
  readonly isVerbFirst: boolean
}

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u).filter(Boolean))

function language(parts: {
  [Key in keyof LanguageWords]?: LanguageWords[Key] extends ReadonlySet<string> ? string : LanguageWords[Key]
}): LanguageWords {
  return {
    cues: list(parts.cues ?? ''),
    accordingBefore: list(parts.accordingBefore ?? ''),
    accordingBehind: list(parts.accordingBehind ?? ''),
    that: list(parts.that ?? ''),
    bounds: list(parts.bounds ?? ''),
    between: list(parts.between ?? ''),
    markers: list(parts.markers ?? ''),
    prefixes: parts.prefixes ?? [],
    isVerbFirst: parts.isVerbFirst ?? false,
  }
}

/** By two-letter code. English is not here: it has rules of its own. */
export const OTHER_LANGUAGES: ReadonlyMap<string, LanguageWords> = new Map([
  [
    'fr',
    language({
      cues: `dit disait déclaré déclare déclarait affirmé affirme affirmait ajouté ajoute ajoutait expliqué explique expliquait annoncé annonce assuré assure estimé estime estimait souligné souligne précisé précise
raconté raconte confié confie répondu répond demandé demande lancé lance insisté insiste indiqué indique rappelé rappelle regretté regrette déploré déplore plaidé plaide reconnu reconnaît prévenu averti martelé écrit tweeté souri soupiré poursuivi poursuit conclu conclut résumé résume jugé juge dénoncé dénonce qualifié promis salué commenté noté réagi martèle témoigne témoigné`,
      accordingBefore: 'selon d’après',
      that: 'que qu’',
      bounds:
        'à dans sur lors devant après avant pour par avec en et mais qui dont où que depuis pendant au aux contre',
      between:
        'a ont avait avaient est aussi également encore ainsi alors hier aujourd’hui lundi mardi mercredi jeudi vendredi samedi dimanche nous lui leur s’est l’a',
    }),
  ],
  [
    'es',
    language({
      cues: `dijo dice dijeron decía declaró declara afirmó afirma aseguró asegura añadió añade agregó explicó explica señaló señala indicó indica sostuvo sostiene manifestó manifiesta comentó comenta respondió responde
preguntó pregunta advirtió advierte anunció anuncia informó informa reconoció reconoce admitió admite insistió insiste subrayó subraya recordó recuerda denunció denuncia lamentó lamenta apuntó precisó escribió escribe tuiteó contó cuenta confesó prometió negó calificó llamó dicho bromeó`,
      accordingBefore: 'según',
      that: 'que',
      bounds: 'en a ante durante tras para por con desde y pero que quien cuando como al sobre',
      between:
        'ha han había también además ayer hoy lunes martes miércoles jueves viernes sábado domingo el este no se le les',
    }),
  ],
  [
    'pt',
    language({
      cues: `disse diz disseram declarou declara afirmou afirma acrescentou acrescenta explicou explica informou informa garantiu garante contou conta respondeu responde perguntou anunciou anuncia admitiu admite
reconheceu ressaltou destacou avaliou escreveu lembrou alertou defendeu criticou comentou negou prometeu completou apontou`,
      accordingBefore: 'segundo conforme',
      that: 'que',
      bounds: 'em no na nos nas a ao à durante após para por com desde e mas que quando sobre',
      between: 'já também ainda ontem hoje não se lhe tem tinha',
    }),
  ],
  [
    'it',
    language({
      cues: `detto dice disse dichiarato dichiara affermato afferma aggiunto aggiunge spiegato spiega annunciato annuncia sottolineato sottolinea raccontato racconta risposto risponde chiesto chiede commentato commenta scritto scrive
ammesso ammette ricordato ricorda avvertito promesso parlato osservato precisato assicurato ribadito`,
      accordingBefore: 'secondo',
      that: 'che',
      bounds: 'in a nel nella al alla durante dopo per con da e ma che quando su di',
      between: 'ha hanno aveva è anche ieri oggi poi non si gli',
    }),
  ],
  [
    'de',
    language({
      cues: `sagte sagt sagten erklärte erklärt erklärten betonte betont meinte meint fügte fragte fragt antwortete berichtete berichtet teilte schrieb schreibt warnte warnt forderte fordert kritisierte kritisiert kündigte
räumte bestätigte bestätigt nannte nennt bezeichnete behauptete ergänzte gesagt erzählte erzählt rief versicherte versprach äußerte bemerkte twitterte`,
      accordingBefore: 'laut zufolge nach',
      accordingBehind: 'zufolge',
      that: 'dass ob',
      bounds: 'am im in bei vor nach auf an zu mit für gegen und aber der_ dass als wie seit zur zum während hinzu mit',
      between:
        'hat haben habe hatte auch dazu noch nun gestern heute montag dienstag mittwoch donnerstag freitag samstag sonntag sich',
    }),
  ],
  [
    'ru',
    language({
      cues: `сказал сказала сказали заявил заявила заявили отметил отметила отметили сообщил сообщила сообщили добавил добавила добавили подчеркнул подчеркнула пояснил пояснила рассказал рассказала рассказали ответил ответила
спросил спросила говорит говорят написал написала объяснил объяснила уточнил уточнила признал признала пообещал пообещала считает считают предупредил предупредила напомнил назвал назвала утверждает объявил объявила заверил`,
      accordingBefore: 'словам мнению данным',
      that: 'что чтобы',
      bounds: 'в_ на и но а что после перед во время о об при по с для из',
      between: 'также ещё уже вчера сегодня тоже он_ ранее',
    }),
  ],
  [
    'tr',
    language({
      cues: `dedi diyor dediler söyledi söylüyor belirtti belirtiyor açıkladı açıklıyor ekledi vurguladı kaydetti konuştu sordu yanıtladı anlattı savundu bildirdi yazdı duyurdu uyardı ifade`,
      accordingBehind: 'göre',
      that: 'ki',
      bounds: 've ama için ile sonra önce',
      between: 'da de ise dün bugün ayrıca şöyle şunları',
    }),
  ],
  [
    'ar',
    language({
      cues: `قال قالت قالوا أضاف أضافت صرح صرحت أعلن أعلنت أكد أكدت أوضح أوضحت ذكر ذكرت أشار أشارت كتب كتبت سأل سألت تابع تابعت شدد شددت اعتبر اعتبرت وصف وصفت حذر حذرت نفى نفت طالب طالبت زعم`,
      accordingBefore: 'حسب بحسب وفق',
      that: 'إن أن بأن بأنه أنه إنه أنها إنها',
      bounds: 'في على من إلى عن مع خلال بعد قبل أمام إن أن بأن لـ حول',
      between: 'قد أيضا أيضاً',
      prefixes: ['و', 'ف'],
      isVerbFirst: true,
    }),
  ],
  [
    'ur',
    language({
      cues: `کہا کہنا بتایا کہتے کہتی کہتا بولے بولا بولی لکھا پوچھا دیا کیا فرمایا`,
      accordingBehind: 'مطابق بقول',
      that: 'کہ',
      bounds: 'میں پر سے اور لیکن',
      between: 'ہے تھا تھی ہیں تھے یہ بھی مزید اس کے کو الزام',
      markers: 'نے کا',
    }),
  ],
  [
    'hi',
    language({
      cues: `कहा कहना बताया कहते कहती कहता बोले बोला बोली लिखा पूछा दिया किया`,
      accordingBehind: 'अनुसार मुताबिक',
      that: 'कि',
      bounds: 'में पर से और लेकिन',
      between: 'है था थी हैं थे यह भी इस के को',
      markers: 'ने का',
    }),
  ],
])

/** The language's words; for a text without a known code its script tells Urdu, Arabic, Hindi and Russian. Undefined means English. */
export function wordsOfLanguage(code: string | undefined, text: string): LanguageWords | undefined {
  const short = code?.slice(0, 2).toLowerCase()
  if (short !== undefined && short !== '') return OTHER_LANGUAGES.get(short)
  const sample = text.slice(0, 400)
  if (count(sample, /[\u0600-\u06ff]/gu) > 80) return OTHER_LANGUAGES.get(/[ٹڈڑںھہےۓپچگ]/u.test(sample) ? 'ur' : 'ar')
  if (count(sample, /[\u0900-\u097f]/gu) > 80) return OTHER_LANGUAGES.get('hi')
  return count(sample, /[\u0400-\u04ff]/gu) > 80 ? OTHER_LANGUAGES.get('ru') : undefined
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
