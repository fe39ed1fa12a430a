import { isDrownedAcronym } from '../acronyms.ts'
import { joinedParts, nameParts } from '../name-parts.ts'
import type { Element, Query, Words } from '../query.ts'
import { type Atoms } from './atoms.ts'

/** A query can only be answered by an article that sets off one of its anchors. */
export type Anchor =
  | { readonly kind: 'atom'; readonly atom: number }
  /** Two stem atoms side by side. */
  | { readonly kind: 'pair'; readonly left: number; readonly right: number }
  | { readonly kind: 'always' }

export type Anchors = {
  readonly anchors: readonly Anchor[]
  /** How often they are set off: the share of articles, roughly. */
  readonly cost: number
  /** An atom that must be passed too, where there is one. */
  readonly need: number | undefined
}

/** Share of articles, from 0 to 1, that hold a folded word. */
export type Frequency = (word: string) => number

export type Anchoring = { readonly atoms: Atoms; readonly frequency: Frequency }

/** The rarest anchors that a query must set off. */
export function anchorQuery(query: Query, anchoring: Anchoring): Anchors {
  return anchorsOf(query, { ...anchoring, hasPairs: true })
}

/** Pairs are only looked for in the title and the text. */
type Context = Anchoring & { readonly hasPairs: boolean }

const always: Anchors = { anchors: [{ kind: 'always' }], cost: 1, need: undefined }

function anchorsOf(query: Query, context: Context): Anchors {
  switch (query.kind) {
    case 'all':
      return cheapest(query.of.map(part => anchorsOf(part, context)))
    case 'any':
      return together(query.of.map(side => anchorsOf(side, context)))
    case 'near':
      return cheapest([anchorsOf(query.left, context), anchorsOf(query.right, context)])
    case 'words':
      return query.manner === 'similar' ? anchorName(query, context) : anchorWords(query, context)
    case 'field':
      return anchorsOf(
        query.of,
        query.field === 'title' || query.field === 'quote' ? context : { ...context, hasPairs: false },
      )
    case 'not':
    case 'language':
    case 'date':
    case 'regex':
      return always
  }
}

/** The cheapest of what must all be set off; the next cheapest is a need. */
function cheapest(choices: readonly Anchors[]): Anchors {
  const best = choices.reduce((best, choice) => (choice.cost < best.cost ? choice : best), always)
  const needs = choices.flatMap(choice => {
    const [only] = choice.anchors
    const isNeed = choice !== best && choice.anchors.length === 1 && only?.kind === 'atom' && !holds(best, only.atom)
    return isNeed ? [{ atom: only.atom, cost: choice.cost }] : []
  })
  const [need] = needs.toSorted((a, b) => a.cost - b.cost)
  return { ...best, need: need?.atom ?? best.need }
}

function holds({ anchors }: Anchors, atom: number): boolean {
  return anchors.some(anchor =>
    anchor.kind === 'pair'
      ? anchor.left === atom || anchor.right === atom
      : anchor.kind === 'atom' && anchor.atom === atom,
  )
}

function together(sides: readonly Anchors[]): Anchors {
  const anchors = sides.flatMap(side => side.anchors)
  const isAlways = anchors.some(anchor => anchor.kind === 'always')
  if (isAlways) return always
  return { anchors, cost: sides.reduce((cost, side) => cost + side.cost, 0), need: undefined }
}

/** Any part of a name will do, or what stands there when it is one word with others. */
function anchorName(name: Words, { atoms, frequency }: Context): Anchors {
  const parts = nameParts(name.elements)
  const anchorPart = (word: string, cost: number) => anchorAtom(atoms.idOf('similar', word), cost)
  const costs = parts.map(word => frequency(word) * 2)
  const at = costs.indexOf(Math.min(...costs))
  const part = anchorPart(parts[at] ?? '', costs[at] ?? 1)
  const joined = joinedParts(parts).filter(({ from, to }) => from <= at && at < to)
  if (joined.length === 0) return part
  return together([part, ...joined.map(({ word }) => anchorPart(word, 0))])
}

function anchorWords(words: Words, context: Context): Anchors {
  const { elements, manner } = words
  const single = elements.map((element, index) => {
    const isPrefix = manner === 'prefix' && index === elements.length - 1
    return anchorElement(element, { ...context, manner, isPrefix })
  })
  const pairs = elements.slice(1).flatMap((right, index) => {
    const left = elements[index]
    const isPrefix = manner === 'prefix' && index === elements.length - 2
    return left?.kind === 'word' && right.kind === 'word' && !isPrefix
      ? [anchorPair(left.form.word, right.form.word, context)]
      : []
  })
  return cheapest([...single, ...pairs])
}

type ElementContext = Context & { readonly manner: Words['manner']; readonly isPrefix: boolean }

function anchorElement(element: Element, context: ElementContext): Anchors {
  const { atoms } = context
  switch (element.kind) {
    case 'word':
      return anchorForm(element.form.word, element.form.exact, context)
    case 'compound':
      return together([anchorParts(element, context), anchorForm(element.joined.word, element.joined.exact, context)])
    case 'run':
      if (element.width === 1) return anchorAtom(atoms.idOf('prefix', element.first), 0.5)
      return cheapest(element.pairs.map(pair => anchorAtom(atoms.idOf('word', pair), 0.05)))
  }
}

function anchorParts(element: Element & { kind: 'compound' }, context: ElementContext): Anchors {
  const last = element.parts.length - 1
  const single = element.parts.map((part, index) =>
    anchorForm(part.word, part.exact, { ...context, isPrefix: context.isPrefix && index === last }),
  )
  const pairs = element.parts
    .slice(1, context.isPrefix ? -1 : undefined)
    .map((part, index) => anchorPair(element.parts[index]?.word ?? '', part.word, context))
  return cheapest([...single, ...pairs])
}

function anchorForm(word: string, exact: string, { atoms, frequency, manner, isPrefix }: ElementContext): Anchors {
  if (isPrefix) return anchorAtom(atoms.idOf('prefix', word), Math.max(frequency(word), 0.5 ** word.length))
  const isWord = manner === 'exact' || isDrownedAcronym(exact)
  return anchorAtom(atoms.idOf(isWord ? 'word' : 'stem', word), frequency(word))
}

function anchorAtom(atom: number, cost: number): Anchors {
  return { anchors: [{ kind: 'atom', atom }], cost, need: undefined }
}

/** Looking for pairs takes time in every article: the rare word alone is as good. */
const pairCost = 0.001

function anchorPair(left: string, right: string, { atoms, frequency, hasPairs }: Context): Anchors {
  if (!hasPairs) return always
  const anchor = { kind: 'pair', left: atoms.idOf('stem', left), right: atoms.idOf('stem', right) } as const
  return { anchors: [anchor], cost: pairCost + Math.min(frequency(left), frequency(right)) / 5, need: undefined }
}
