/**
 * A folded Latin or Cyrillic name as a string of sounds, one character each, so that spellings of one name come close:
 * capitals stand for letter pairs (X kh, G gh, S sh, C ch, T th, D dh, Z zh; Y for the
 * c of "Mitrovica", also written "Mitrovitsa", and of "America", also written with a k) and for diphthongs (E ai ei ey,
 * O au ow).
 */
export function soundOf(word: string): string {
  let sounds = toLatin(word)
  for (const [pattern, sound] of rules) sounds = sounds.replace(pattern, sound)
  return sounds
}

/** In order; each sees what the rules before it left. */
const rules: readonly (readonly [RegExp, string])[] = [
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
  [/dj/g, 'j'],
  [/ts|tz/g, 's'],
  [/^x/g, 's'],
  [/x/g, 'ks'],
  [/cc(?=[aou])/g, 'k'],
  [/(?<=i)ca$/, 'Ya'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/qu(?=[ei])/g, 'k'],
  [/([^aeiou])\1+/g, '$1'],
  // "Kadyrow" is "Kadyrov".
  [/(?<=[a-zA-Z]{3})ow$/, 'ov'],
  [/w(?=[aeiou])/g, 'v'],
  // Long vowels are written twice or as two letters.
  [/ee|iy(?![aou])|ij$|ii|ie$/g, 'i'],
  [/oo|ou|uu|uw/g, 'u'],
  [/aa/g, 'a'],
  [/ayi|eyi|aye(?=.)|ay(?![aeiou])|ai|ei|ey(?![aeiou])|ae/g, 'E'],
  [/au|aw|ao|ow/g, 'O'],
  [/(?<![aeiouEO])y(?![aeiouEO])/g, 'i'],
  // A final h is only written to show a vowel before it.
  [/(?<=[aeiouEO])h$/g, ''],
  [/(.)\1+/g, '$1'],
]

function toLatin(word: string): string {
  if (!/[\u0400-\u052f]/.test(word)) return word
  return Array.from(word, letter => cyrillic.get(letter) ?? letter).join('')
}

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
  }),
)
