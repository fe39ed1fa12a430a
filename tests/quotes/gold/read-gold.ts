import { readdirSync, readFileSync } from 'node:fs'
import type { Mention, Span } from '../../../src/model/span.ts'
import { readMarkup } from './read-markup.ts'
import type { Tag } from './read-markup.ts'

/** A report written for the project, with every attribution marked by hand. Spans are string indices into `text`. */
export type GoldReport = {
  readonly id: string
  /** Kind of press or of difficulty ("court report", "scare quotes"); a language's name for the foreign ones. */
  readonly style: string
  readonly text: string
  readonly quotes: readonly GoldQuote[]
  /** Quotation marks that quote nobody: terms, titles, scare quotes. */
  readonly unattributed: readonly Span[]
  readonly indirect: readonly GoldIndirect[]
}

/** Speaker undefined: the report names nobody. The speaker is the mention, as printed, nearest to the words. */
export type GoldQuote = Mention &
  Attribution & {
    readonly kind: 'direct' | 'mixed'
  }

/** A reported clause without quoted words in it; starts after "that". */
export type GoldIndirect = Mention & Attribution

type Attribution = {
  readonly speaker: Mention | undefined
  readonly cue: Mention | undefined
  readonly isNegated: boolean
  readonly isSecondHand: boolean
}

/** All the gold reports of this folder, in the order of file and line. The markup is told in README.md. */
export function readGold(): GoldReport[] {
  const folder = new URL('./', import.meta.url)
  const names = readdirSync(folder).filter(name => name.endsWith('.txt'))
  return names.toSorted().flatMap(name => readReports(readFileSync(new URL(name, folder), 'utf8')))
}

function readReports(source: string): GoldReport[] {
  return source
    .split(/^## /m)
    .slice(1)
    .map(block => {
      const [heading = '', ...body] = block.trimEnd().split('\n')
      const [id = '', style = ''] = heading.split('|').map(part => part.trim())
      return toReport(id, style, body.join('\n'))
    })
}

function toReport(id: string, style: string, markup: string): GoldReport {
  const { text, tags } = readMarkup(id, markup)
  const mentionOf = (letter: string, label: string): Mention | undefined =>
    // "2b" takes the mention marked 2b, else the one marked 2; "0" is nobody.
    [label, label.replace(/[a-z]$/, '')]
      .map(wanted => tags.find(tag => tag.letter === letter && tag.label === wanted)?.mention)
      .find(found => found !== undefined)
  const attributions = tags
    .filter(tag => 'qmi'.includes(tag.letter))
    .map(({ letter, label, mention, isNegated, isSecondHand }) => {
      const speaker = mentionOf('s', label)
      if (speaker === undefined && !label.startsWith('0')) throw new Error(`${id}: nobody says ${label}`)
      return { letter, said: { ...mention, speaker, cue: mentionOf('c', label), isNegated, isSecondHand } }
    })
  refuseLoose(id, tags)
  const quotes = attributions.filter(({ letter }) => letter !== 'i')
  return {
    id,
    style,
    text,
    quotes: quotes.map(({ letter, said }) => ({ ...said, kind: letter === 'q' ? 'direct' : 'mixed' })),
    unattributed: tags.filter(tag => tag.letter === 'u').map(tag => tag.mention),
    indirect: attributions.filter(({ letter }) => letter === 'i').map(({ said }) => said),
  }
}

/** A speaker or cue whose label no words carry is a slip of the marker's hand. */
function refuseLoose(id: string, tags: readonly Tag[]): void {
  const labels = tags.filter(tag => 'qmi'.includes(tag.letter)).map(tag => tag.label)
  const tied = new Set([...labels, ...labels.map(label => label.replace(/[a-z]$/, ''))])
  const loose = tags.find(tag => 'sc'.includes(tag.letter) && !tied.has(tag.label))
  if (loose !== undefined) throw new Error(`${id}: ${loose.letter}${loose.label} ties to no words`)
}
