import type { Mention } from '../../../src/model/span.ts'

/** One marked stretch: `letter` says what it is, `label` ties speaker, cue and words together. */
export type Tag = {
  readonly letter: string
  readonly label: string
  readonly isNegated: boolean
  readonly isSecondHand: boolean
  readonly mention: Mention
}

/** Takes the braces out of a marked report. Tags come in the order in which they open; throws where the marking is broken. */
export function readMarkup(id: string, markup: string): { readonly text: string; readonly tags: readonly Tag[] } {
  const pieces = markup.split(/(\{[scqmiu]\d*[a-z]?[-~]? |\})/)
  const text = pieces.filter(piece => !isBrace(piece)).join('')
  const open: { start: number; head: string; at: number }[] = []
  const tags: Tag[] = []
  let position = 0
  let opened = 0
  for (const piece of pieces) {
    if (piece.startsWith('{')) open.push({ start: position, head: piece, at: opened++ })
    else if (piece === '}') {
      const last = open.pop()
      if (last === undefined) throw new Error(`${id}: a brace closes nothing before "${text.slice(position, position + 30)}"`)
      tags[last.at] = toTag(last.head, { start: last.start, end: position, text: text.slice(last.start, position) })
    } else position += piece.length
  }
  if (open.length > 0 || /[{}]/.test(text)) throw new Error(`${id}: a brace is left over`)
  refuseDoubles(id, tags)
  return { text, tags }
}

function isBrace(piece: string): boolean {
  return piece === '}' || piece.startsWith('{')
}

function toTag(head: string, mention: Mention): Tag {
  const [, letter = '', label = '', flag = ''] = /^\{(.)(\d*[a-z]?)([-~]?) $/.exec(head) ?? []
  return { letter, label, isNegated: flag === '-', isSecondHand: flag === '~', mention }
}

function refuseDoubles(id: string, tags: readonly Tag[]): void {
  const anchors = tags.filter(tag => tag.letter === 's' || tag.letter === 'c').map(tag => tag.letter + tag.label)
  const double = anchors.find((anchor, index) => anchors.indexOf(anchor) !== index)
  if (double !== undefined) throw new Error(`${id}: ${double} is marked twice`)
}
