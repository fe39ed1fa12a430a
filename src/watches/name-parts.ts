import type { Element, Form } from './query.ts'

/** The words of a name that must be there: without particles ("al", "ul", "e") and titles ("General"), unless nothing else is. */
export function nameParts(elements: readonly Element[]): readonly string[] {
  const forms = elements.flatMap(formsOf)
  const isShouted = forms.every(isInCapitals)
  const words = forms.flatMap(form => splitArticle(form.word))
  // "US Embassy" is no Embassy.
  const acronyms = new Set(isShouted ? [] : forms.filter(isInCapitals).map(({ word }) => word))
  const withTitles = words.filter(word => !isParticle(word) || acronyms.has(word))
  const proper = withTitles.filter(word => !titles.has(word))
  if (proper.length > 0) return proper
  return withTitles.length > 0 ? withTitles : words
}

function isInCapitals({ exact }: Form): boolean {
  return exact.length > 1 && exact !== exact.toLowerCase() && exact === exact.toUpperCase()
}

/** Whether a folded word may stand between the parts of a name, or be missing there: "bin", "Sheikh". */
export function isBetweenParts(word: string): boolean {
  return isParticle(word) || titles.has(word)
}

/** Where neighbouring parts may also stand as one word: which parts from `from` up to `to`, and that word. */
export type Joined = { readonly from: number; readonly to: number; readonly word: string }

/** "Abdel Fattah Ahmed" is "Abdelfattah Ahmed", and a hashtag has a name whole. */
export function joinedParts(parts: readonly string[]): readonly Joined[] {
  const pairs = parts.slice(1).map((part, from) => ({ from, to: from + 2, word: joinWords([parts[from] ?? '', part]) }))
  return parts.length > 2 ? [...pairs, { from: 0, to: parts.length, word: joinWords(parts) }] : pairs
}

/** Parts as one word: the article of "Abd al-Majid" and of "Nur al-Din" is kept in "Abdulmajid" and "Nuruddin". */
export function joinWords(parts: readonly string[]): string {
  return parts.map((part, at) => (part === 'abd' ? 'abdul' : part === 'din' && at > 0 ? 'uddin' : part)).join('')
}

/** "Nureddine" is the two words "Nur al-Din"; "Abdulfattah" is "Abd al-Fattah", but Abdullah is a name as it stands. */
function splitArticle(word: string): readonly string[] {
  const [, honour] = /^([a-z]{3,})[aeiou]dd(?:in|een|ine)$/.exec(word) ?? []
  if (honour !== undefined) return [honour, 'din']
  const [, servant, lord] = /^(abd[aeou]{1,2}[lr])(?!la(?!ti))([a-z]{4,})$/.exec(word) ?? []
  return servant === undefined || lord === undefined ? [word] : [servant, lord]
}

/** Whether a folded word only ties the parts of a name together. */
function isParticle(word: string): boolean {
  return particles.has(word)
}

function formsOf(element: Element): readonly Form[] {
  switch (element.kind) {
    case 'word':
      return [element.form]
    case 'compound':
      return element.parts
    case 'run':
      return element.pairs.map(pair => ({ word: pair, exact: pair }))
  }
}

const particles = new Set(
  'al ul el il ol ur ud us as ash an ad ar at az es esh ed er ez lil li i e wa va en ath adh eth edh de di du la le bin ibn ben von van'.split(
    ' ',
  ),
)

const titles = new Set(
  `mr mrs ms miss dr prof professor sir dame lord lady hon st gen general lt lieutenant col colonel maj major brig brigadier
  capt captain cmdr commander adm admiral marshal field sgt sergeant cpl corporal president vice prime minister pm
  secretary senator sen rep representative congressman governor gov mayor chairman chairwoman chief justice judge
  ambassador king queen prince princess emir sultan sheikh shaikh shaykh sheik cheikh sheekh mullah mulla maulana mufti imam ayatollah hazrat
  allama pir pope bishop archbishop cardinal rabbi father sister brother retired ret`.split(/\s+/),
)
