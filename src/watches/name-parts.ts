import type { Element, Form } from './query.ts'

/** The words of a name that must be there: without particles ("al", "ul", "e") and titles ("General"), unless nothing else is. */
export function nameParts(elements: readonly Element[]): readonly string[] {
  const words = elements.flatMap(element => formsOf(element).map(form => form.word))
  const proper = words.filter(word => !isParticle(word) && !titles.has(word))
  if (proper.length > 0) return proper
  const withTitles = words.filter(word => !isParticle(word))
  return withTitles.length > 0 ? withTitles : words
}

/** Whether a folded word only ties the parts of a name together. */
export function isParticle(word: string): boolean {
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
  'al ul el il ol ur ud us as ash an ad ar at az es esh ed er ez lil li i e wa va de di du la le bin ibn ben von van'.split(
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
