/**
 * A folded Latin or Cyrillic name as a string of sounds, one character each, so that spellings of one name come close:
 * capitals stand for letter pairs (X kh, G gh, S sh, C ch, T th, D dh, Z zh, J dj; Y for the
 * c of "Mitrovica", also written "Mitrovitsa", and of "America", also written with a k), for diphthongs (E ai ei ey,
 * O au ow) and for the y between consonants (I), which is an i, a u or an ai.
 */
export function soundOf(word: string): string {
  let sounds = toLatin(word)
  for (const [pattern, sound] of rules) sounds = sounds.replace(pattern, sound)
  return sounds
}

/** In order; each sees what the rules before it left. */
const rules: readonly (readonly [RegExp, string])[] = [
  // "Milosevic" has lost its accent, and French ends "Prigojine" with a silent e.
  [/(?<=[a-z]{3})ic$/, 'ich'],
  [/(?<=[a-z]{4}i|[a-z]ou)ne$/, 'n'],
  [/gu(?=[ei])/g, 'g'],
  // The Somali h: no Chinese syllable begins so.
  [/^x(?=[ao])|x(?=m)|(?<=a)x(?=a)/g, 'h'],
  // Koreans write "Jeong" or "Jong".
  [/(?<=[a-z])eo(?=[nmk])/g, 'o'],
  [/tsch|tch|tsh/g, 'C'],
  [/dzh/g, 'j'],
  [/sch|sh/g, 'S'],
  [/ch|cz/g, 'C'],
  [/ck|cq/g, 'k'],
  [/kh/g, 'X'],
  [/gh/g, 'G'],
  [/dh/g, 'D'],
  [/th/g, 'T'],
  [/zh/g, 'Z'],
  [/ph/g, 'f'],
  [/dj/g, 'J'],
  [/ts|tz/g, 's'],
  // "Hsinchu" is "Xinzhu", and the x of "Guangxi" is the same.
  [/^x|hs|(?<=n|ng)x(?=i)/g, 's'],
  // Clusters that are heard and written shorter: "Akhunzada", "Hemeti".
  [/nd(?=[zs])/g, 'n'],
  [/dt/g, 't'],
  // "Tiani" is "Tchiani" in Hausa.
  [/t(?=i[aou])/g, 'T'],
  [/x/g, 'ks'],
  [/cc(?=[aou])/g, 'k'],
  [/(?<=i)ca$/, 'Ya'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/qu(?=[ei])/g, 'k'],
  [/([^aeiou])\1+/g, '$1'],
  // "Kadyrow" and "Kadyroff" are "Kadyrov".
  [/(?<=[a-zA-Z]{3})o[wf]$/, 'ov'],
  [/w(?=[aeiou])/g, 'v'],
  // Long vowels are written twice or as two letters.
  [/ee|iy(?![aou])|(?<=[krhnvdl]|[a-zA-Z]{4})ij$|ii|ie$/g, 'i'],
  [/oo|ou|uu|uw/g, 'u'],
  [/aa/g, 'a'],
  // "Isaias" is "Isayas".
  [/(?<=[ae])i(?=[aou])/g, 'y'],
  [/ayi|eyi|aye(?=.)|ay(?![aeiou])|ai|ei|ey(?![aeiou])|ae/g, 'E'],
  [/au|aw|ao|ow/g, 'O'],
  [/(?<=[^aeiouEO])y(?=[^aeiouEO])/g, 'I'],
  [/(?<![aeiouEO])y(?![aeiouEO])/g, 'i'],
  // A final h is only written to show a vowel before it.
  [/(?<=[aeiouEO])h$/g, ''],
  [/(.)\1+/g, '$1'],
]

function toLatin(word: string): string {
  // No other Latin alphabet of the news has this letter.
  if (word.includes('ə')) return word.replace(/[əcx]/g, letter => azerbaijani.get(letter) ?? letter)
  if (!/[\u0400-\u052f]/.test(word)) return word
  return Array.from(word, letter => cyrillic.get(letter) ?? letter).join('')
}

const azerbaijani = new Map(Object.entries({ ə: 'a', c: 'j', x: 'kh' }))

const cyrillic = new Map(
  Object.entries({
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    ґ: 'g',
    д: 'd',
    е: 'e',
    є: 'ye',
    ж: 'zh',
    з: 'z',
    и: 'i',
    і: 'i',
    ї: 'yi',
    й: 'y',
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
    ф: 'f',
    х: 'kh',
    ц: 'ts',
    ч: 'ch',
    ш: 'sh',
    щ: 'shch',
    ъ: '',
    ы: 'y',
    ь: '',
    э: 'e',
    ю: 'yu',
    я: 'ya',
    ј: 'j',
    љ: 'lj',
    њ: 'nj',
    ћ: 'ch',
    ђ: 'dj',
    џ: 'dzh',
    ў: 'u',
    ә: 'a',
    ғ: 'gh',
    қ: 'q',
    ҝ: 'g',
    ң: 'ng',
    ө: 'o',
    ү: 'u',
    ұ: 'u',
    һ: 'h',
    ҳ: 'h',
    ҷ: 'j',
    ҹ: 'j',
    ӣ: 'i',
    ӯ: 'u',
    ѓ: 'gj',
    ќ: 'kj',
    ѕ: 'dz',
  }),
)
