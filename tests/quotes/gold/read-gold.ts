import { readdirSync, readFileSync } from 'node:fs'
import type { Mention, Span } from '../../../src/model/span.ts'
import { readMarkup } from './read-markup.ts'

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
  const attributed = (letters: string) =>
    tags
      .filter(tag => letters.includes(tag.letter))
      .map(tag => {
        const speaker = mentionOf('s', tag.label)
        if (speaker === undefined && !tag.label.startsWith('0')) throw new Error(`${id}: nobody says ${tag.label}`)
        const { letter, isNegated, isSecondHand, mention } = tag
        return { ...mention, letter, speaker, cue: mentionOf('c', tag.label), isNegated, isSecondHand }
      })
  return {
    id,
    style,
    text,
    quotes: attributed('qm').map(({ letter, ...rest }) => ({ ...rest, kind: letter === 'q' ? 'direct' : 'mixed' })),
    unattributed: tags.filter(tag => tag.letter === 'u').map(tag => tag.mention),
    indirect: attributed('i').map(({ letter: _, ...rest }) => rest),
  }
}
