/**
 * The small words of some languages besides English, as printed: most reports of the language hold them, so that they say
 * nothing about what a report tells. By ISO 639-1 code.
 */
export const functionWords: readonly (readonly [language: string, words: string])[] = [
  [
    'ur',
    'اور کے کی کا کو میں سے نے پر ہے ہیں تھا تھی تھے گیا گئی گئے کر کہ یہ وہ اس ان جس جو ایک بھی تو ہی نہیں ہو ہوا ہوئی ہوئے ہونے رہا رہی رہے دیا دی دیے لیے ساتھ بعد تک کیا کرنے والے والی والا اپنے اپنی اب جب پہلے دو تین کچھ',
  ],
  [
    'ps',
    'او د په کې چې ته له نه هم یې دی ده دي وو وه شي شو شوي شوې کړ کړي کړه کوي وي دا دغه هغه یو یوه سره لپاره پر تر بل خو اوس وروسته مخکې باید به ور را',
  ],
  [
    'fa',
    'و در به از که این آن را با است بود شد شده می های ها برای یک تا بر نیز خود هم اما یا کرد کرده کند شود دارد پس پیش هر چند وی او',
  ],
  [
    'ar',
    'في من على إلى عن مع أن إن كان كانت قد لا ما لم لن هذا هذه ذلك تلك التي الذي الذين بعد قبل بين حتى كما أو ثم عند منذ خلال وقال قال وأن هو هي هم وهو وهي',
  ],
  [
    'ru',
    'и в во не на что с со как а по но из у за от к ко до для о об это был была было были его её их он она они мы вы я так же уже при или если бы ли где когда который которая которые также после чтобы под над через между',
  ],
  [
    'fr',
    'le la les un une des du de et en à au aux dans sur par pour avec sans est sont était étaient a ont été que qui ce cette ces son sa ses leur leurs il elle ils elles on nous vous ne pas plus se mais ou où après avant entre',
  ],
  [
    'es',
    'el la los las un una unos unas de del y en a al por para con sin es son era eran fue fueron ha han que se su sus lo le les no más pero o como entre sobre tras desde hasta este esta estos estas también cuando',
  ],
  [
    'de',
    'der die das den dem des ein eine einen einem einer und in im an am auf von vom zu zum zur mit nach bei aus für über unter ist sind war waren hat haben wurde wurden wird werden nicht sich als auch es er sie dass aber oder noch nur bis vor durch',
  ],
]

/** In how many of a thousand reports of its language such a word is taken to occur. */
export const functionWordPerThousand = 700
