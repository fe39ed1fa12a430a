import { analyse } from '../../src/text/analyse.ts'
import { foldExact } from '../../src/text/fold.ts'
import { stemWord } from '../../src/text/stem.ts'
import type { Matchable } from '../../src/watches/analyse-article.ts'
import { isDrownedAcronym, isDrownedName } from '../../src/watches/acronyms.ts'
import { isBetweenParts, joinWords, nameParts } from '../../src/watches/name-parts.ts'
import type { Element, Form, Query, Words } from '../../src/watches/query.ts'
import { areSimilar } from '../../src/text/similar.ts'

/** The meaning of a query, written to be read and not to be fast. */
export function slowlyAnswers(query: Query, article: Matchable): boolean {
  return holds(query, [zone(article.title, article), zone(article.text, article)], article)
}

/** Read once an article, for all that is asked about it. */
const zonesRead = new WeakMap<Matchable, Map<string, Zone>>()

function zone(text: string, article: Matchable, start = 0, end = text.length): Zone {
  const known = zonesRead.get(article) ?? new Map<string, Zone>()
  zonesRead.set(article, known)
  const key = `${start} ${end} ${text}`
  const read = known.get(key) ?? readZone(text, article, start, end)
  known.set(key, read)
  return read
}

/** Every reading of every stretch of a text: a term by itself, or a compound as one word. */
type Zone = {
  readonly language: string
  readonly size: number
  /** By where they begin. */
  readonly edges: readonly (readonly Edge[])[]
  /** Words that are no spellings of the name that is looked for. */
  readonly except?: readonly string[]
}
type Edge = {
  readonly from: number
  readonly to: number
  readonly word: string
  readonly stem: string
  readonly written: string
  readonly before: string
}

function readZone(text: string, article: Matchable, start: number, end: number): Zone {
  const terms = analyse(text, article.language).filter(term => term.start >= start && term.end <= end)
  const edges = terms.map((term, at) => {
    const readings = [
      { word: term.word, stem: term.stem, length: 1 },
      ...(term.compound === undefined ? [] : [term.compound]),
    ]
    return readings
      .filter(reading => at + reading.length <= terms.length)
      .map(({ word, stem, length }) => ({
        from: at,
        to: at + length,
        word,
        stem,
        written: terms
          .slice(at, at + length)
          .map(part => foldExact(text.slice(part.start, part.end)))
          .join(''),
        before: `${text.slice(Math.max(0, term.start - 1), term.start)}${text[term.start] ?? ''}`,
      }))
  })
  return { language: article.language, size: terms.length, edges }
}

function holds(query: Query, zones: readonly Zone[], article: Matchable): boolean {
  switch (query.kind) {
    case 'all': {
      const said = query.of.filter(
        part => part.kind === 'field' && (part.field === 'speaker' || part.field === 'quote'),
      )
      const rest = query.of.filter(part => !said.includes(part))
      const isOne = new Set(said.map(part => (part.kind === 'field' ? part.field : ''))).size === 2
      if (!isOne) return query.of.every(part => holds(part, zones, article))
      return rest.every(part => holds(part, zones, article)) && anyQuotation(said, article)
    }
    case 'any':
      return query.of.some(side => holds(side, zones, article))
    case 'not':
      return !holds(query.of, zones, article)
    case 'words':
      return zones.some(one => places(query, one).length > 0)
    case 'near': {
      const sides = [query.left, query.right].map(side => (side.kind === 'words' ? [side] : side.of))
      return zones.some(one => {
        const [lefts = [], rights = []] = sides.map(side => side.flatMap(words => places(words, one)))
        return lefts.some(left =>
          rights.some(right => {
            const gap = left[1] <= right[0] ? right[0] - left[1] : right[1] <= left[0] ? left[0] - right[1] : Infinity
            return gap + 1 <= query.words
          }),
        )
      })
    }
    case 'field':
      if (query.field === 'title') return holds(query.of, [zone(article.title, article)], article)
      if (query.field === 'publisher') return holds(query.of, [zone(article.publisher, article)], article)
      if (query.field === 'feed') {
        return (article.feeds ?? []).some(feed => holds(query.of, [zone(`${feed.title} ${feed.id}`, article)], article))
      }
      return anyQuotation([query], article)
    case 'language':
      return article.language === query.code
    case 'date': {
      const border = Date.parse(`${query.day}-01-01`.slice(0, 10))
      return query.side === 'after' ? article.publishedAt.getTime() >= border : article.publishedAt.getTime() < border
    }
    case 'regex': {
      const pattern = new RegExp(query.pattern, query.ignoresCase ? 'iu' : 'u')
      return pattern.test(article.title) || pattern.test(article.text)
    }
  }
}

function anyQuotation(said: readonly Query[], article: Matchable): boolean {
  return (article.quotations ?? []).some(quotation =>
    said.every(part => {
      if (part.kind !== 'field') return false
      const name = quotation.speaker?.name
      if (part.field === 'quote')
        return holds(part.of, [zone(article.text, article, quotation.start, quotation.end)], article)
      return holds(part.of, name === undefined ? [] : [zone(name, article)], article)
    }),
  )
}

/** All `[from, to)` at which the words stand. */
function places(words: Words, text: Zone): [number, number][] {
  const found: [number, number][] = []
  const parts = words.manner === 'similar' && !isDrownedName(words) ? nameParts(words.elements) : undefined
  const named = { ...text, except: words.except ?? [] }
  for (let from = 0; from < text.size; from++) {
    for (let to = from + 1; to <= Math.min(text.size, from + 30); to++) {
      const isThere =
        parts === undefined ? fitsElements(words, words.elements, text, from, to) : fitsName(parts, named, from, to)
      if (isThere) found.push([from, to])
    }
  }
  return found
}

function fitsElements(words: Words, elements: readonly Element[], text: Zone, from: number, to: number): boolean {
  const [element, ...rest] = elements
  if (element === undefined) return from === to
  for (let end = from + 1; end <= to; end++) {
    if (fitsElement(words, element, rest.length === 0, text, from, end) && fitsElements(words, rest, text, end, to))
      return true
  }
  return false
}

function fitsElement(words: Words, element: Element, isLast: boolean, text: Zone, from: number, to: number): boolean {
  if (element.kind === 'run') {
    const characters = Array.from({ length: to - from }, (_, step) => text.edges[from + step]?.[0]?.word[0])
    const wanted = [element.first, ...element.pairs.map(pair => pair[1])]
    return (
      characters.length === wanted.length &&
      wanted.every((one, index) => one === characters[index]) &&
      isUnspaced(text, from, to)
    )
  }
  if (element.mark !== undefined && !edgesAt(text, from).some(edge => edge.before.startsWith(element.mark ?? ''))) {
    return false
  }
  if (element.kind === 'word') return fitsForm(words, element.form, isLast, text, from, to)
  return (
    fitsForm(words, element.joined, isLast, text, from, to) || fitsForms(words, element.parts, isLast, text, from, to)
  )
}

/** Neighbouring characters of one run: each pair holds the next character. */
function isUnspaced(text: Zone, from: number, to: number): boolean {
  for (let at = from; at + 1 < to; at++) {
    const here = text.edges[at]?.[0]?.word
    const next = text.edges[at + 1]?.[0]?.word
    if (here?.[1] === undefined || here[1] !== next?.[0]) return false
  }
  return true
}

function fitsForms(
  words: Words,
  forms: readonly Form[],
  isLast: boolean,
  text: Zone,
  from: number,
  to: number,
): boolean {
  const [form, ...rest] = forms
  if (form === undefined) return from === to
  for (let end = from + 1; end <= to; end++) {
    const isEnd = isLast && rest.length === 0
    if (fitsForm(words, form, isEnd, text, from, end) && fitsForms(words, rest, isLast, text, end, to)) return true
  }
  return false
}

function fitsForm(words: Words, form: Form, isLast: boolean, text: Zone, from: number, to: number): boolean {
  return edgesAt(text, from).some(edge => {
    if (edge.to !== to) return false
    if (words.manner === 'prefix' && isLast) return edge.word.startsWith(form.word)
    if (words.manner === 'exact' || isDrownedAcronym(form.exact)) return edge.written === form.exact
    return edge.stem === stemWord(form.word, text.language)
  })
}

function fitsName(parts: readonly string[], text: Zone, from: number, to: number): boolean {
  return (parts.length > 1 && fitsPart(joinWords(parts), text, from, to)) || fitsParts(parts, text, from, to)
}

/** Parts one after the other; two neighbours can be one word, and no more than two words that tie them stand between. */
function fitsParts(parts: readonly string[], text: Zone, from: number, to: number): boolean {
  if (parts.length === 0) return from === to
  const openings = parts.length === 1 ? [1] : [1, 2]
  for (let end = from + 1; end <= to; end++) {
    for (const count of openings) {
      if (!fitsPart(count === 1 ? (parts[0] ?? '') : joinWords(parts.slice(0, count)), text, from, end)) continue
      const rest = parts.slice(count)
      if (fitsParts(rest, text, end, to)) return true
      if (rest.length === 0 || !isTie(text, end)) continue
      if (fitsParts(rest, text, end + 1, to) || (isTie(text, end + 1) && fitsParts(rest, text, end + 2, to)))
        return true
    }
  }
  return false
}

function isTie(text: Zone, at: number): boolean {
  return edgesAt(text, at).some(edge => edge.to === at + 1 && isBetweenParts(edge.word))
}

function fitsPart(part: string, text: Zone, from: number, to: number): boolean {
  return edgesAt(text, from).some(edge => {
    if (edge.to !== to || text.except?.includes(edge.word) === true) return false
    if (edge.stem === stemWord(part, text.language)) return true
    const [before = '', initial = ''] = edge.before.length === 2 ? Array.from(edge.before) : ['', edge.before]
    const isName = /[#@'’-]/.test(before) || initial === initial.toUpperCase()
    return isName && areSimilar(part, edge.word)
  })
}

function edgesAt(text: Zone, from: number): readonly Edge[] {
  return text.edges[from] ?? []
}
