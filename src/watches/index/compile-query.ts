import { isDrownedAcronym, isDrownedName } from '../acronyms.ts'
import { nameParts } from '../name-parts.ts'
import type { Element, Operand, Query, Words } from '../query.ts'
import type { Atoms } from './atoms.ts'
import type { IntList } from './int-list.ts'

/** Kinds of a node in compiled code. A node is its head (`headOf`: kind and length in all), then what follows. */
export const op = {
  /** atom */
  word: 0,
  /** atoms, one behind the other */
  phrase: 1,
  /** nodes */
  all: 2,
  /** nodes */
  any: 3,
  /** a node */
  not: 4,
  /** words, a node, a node */
  near: 5,
  /** a node that must be answered by the title */
  title: 6,
  /** number of a query that `answersQuery` judges */
  ask: 7,
} as const

/** Kind and length of a node, head included, as one integer. */
export function headOf(kind: number, length: number): number {
  return kind | (length << 3)
}

export function kindOf(head: number): number {
  return head & 7
}

export function lengthOf(head: number): number {
  return head >>> 3
}

export type Compiler = {
  readonly atoms: Atoms
  /** Where the code is written. */
  readonly code: IntList
  /** Numbers a query that has no short form. */
  numberOf(query: Query): number
}

/** The code of a query, good until the next is compiled. Queries with the same code ask the same. */
export function compileQuery(query: Query, compiler: Compiler): Int32Array {
  compiler.code.clear()
  emit(query, compiler)
  return compiler.code.values.subarray(0, compiler.code.length)
}

function emit(query: Query, compiler: Compiler): void {
  switch (query.kind) {
    case 'all':
      return emitAll(query.of, compiler)
    case 'any':
      return emitNode(compiler, op.any, () => query.of.forEach(side => emit(side, compiler)))
    case 'not':
      return emitNode(compiler, op.not, () => emit(query.of, compiler))
    case 'near':
      return emitNear(query, compiler)
    case 'field':
      // What is asked inside a title must not be asked of the text too.
      if (query.field !== 'title' || !isShortForm(query.of)) return emitAsk(query, compiler)
      return emitNode(compiler, op.title, () => emit(query.of, compiler))
    case 'words':
      return emitWords(query, compiler)
    case 'language':
    case 'date':
    case 'regex':
      return emitAsk(query, compiler)
  }
}

function emitNode({ code }: Compiler, kind: number, emitBody: () => void): void {
  const start = code.push(kind)
  emitBody()
  code.set(start, headOf(kind, code.length - start))
}

function emitAsk(query: Query, compiler: Compiler): void {
  emitNode(compiler, op.ask, () => compiler.code.push(compiler.numberOf(query)))
}

function emitAll(parts: readonly Query[], compiler: Compiler): void {
  // Side by side they are about one quotation, so they are judged together.
  const attributions = parts.filter(
    part => part.kind === 'field' && (part.field === 'speaker' || part.field === 'quote'),
  )
  const others = attributions.length > 1 ? parts.filter(part => !attributions.includes(part)) : parts
  emitNode(compiler, op.all, () => {
    for (const part of others) emit(part, compiler)
    if (attributions.length > 1) emitAsk({ kind: 'all', of: attributions }, compiler)
  })
}

function emitNear(near: Query & { kind: 'near' }, compiler: Compiler): void {
  const sides = [near.left, near.right]
  if (!sides.every(isShortOperand)) return emitAsk(near, compiler)
  emitNode(compiler, op.near, () => {
    compiler.code.push(near.words)
    for (const side of sides) emit(side, compiler)
  })
}

function isShortOperand(operand: Operand): boolean {
  return operand.kind === 'words' ? isShort(operand) : operand.of.every(isShort)
}

function emitWords(words: Words, compiler: Compiler): void {
  if (!isShort(words)) return emitAsk(words, compiler)
  const readings = readingsOf(words, compiler.atoms)
  const [only = []] = readings
  if (readings.length === 1) return emitReading(only, compiler)
  emitNode(compiler, op.any, () => readings.forEach(reading => emitReading(reading, compiler)))
}

function emitReading(atoms: readonly number[], compiler: Compiler): void {
  emitNode(compiler, atoms.length === 1 ? op.word : op.phrase, () => atoms.forEach(atom => compiler.code.push(atom)))
}

/** A query that compiles without asking. */
function isShortForm(query: Query): boolean {
  switch (query.kind) {
    case 'all':
    case 'any':
      return query.of.every(isShortForm)
    case 'not':
      return isShortForm(query.of)
    case 'near':
      return isShortOperand(query.left) && isShortOperand(query.right)
    case 'words':
      return isShort(query)
    case 'field':
    case 'language':
    case 'date':
    case 'regex':
      return false
  }
}

/** Words that atoms alone can judge. */
function isShort(words: Words): boolean {
  if (words.manner === 'exact') return false
  if (words.manner === 'similar') {
    return words.except === undefined && nameParts(words.elements).length === 1 && !isDrownedName(words)
  }
  const compounds = words.elements.filter(element => element.kind === 'compound').length
  return compounds <= 2 && words.elements.every(isPlain)
}

function isPlain(element: Element): boolean {
  if (element.kind === 'run' || element.mark !== undefined) return false
  const forms = element.kind === 'word' ? [element.form] : [...element.parts, element.joined]
  return forms.every(form => !isDrownedAcronym(form.exact))
}

/** The atoms of a phrase, one behind the other; a compound can be read as its parts or as one word. */
export function readingsOf(words: Words, atoms: Atoms): readonly (readonly number[])[] {
  if (words.manner === 'similar') return [[atoms.idOf('similar', nameParts(words.elements)[0] ?? '')]]
  let readings: (readonly string[])[] = [[]]
  for (const element of words.elements) {
    const steps = stepsOf(element)
    readings = readings.flatMap(reading => steps.map(step => [...reading, ...step]))
  }
  return readings.map(reading =>
    reading.map((word, index) =>
      atoms.idOf(words.manner === 'prefix' && index === reading.length - 1 ? 'prefix' : 'stem', word),
    ),
  )
}

function stepsOf(element: Element): readonly (readonly string[])[] {
  if (element.kind === 'word') return [[element.form.word]]
  return element.kind === 'compound' ? [element.parts.map(part => part.word), [element.joined.word]] : []
}
