import type { FoundQuotation } from '../corpus/article-store.ts'
import type { Quotation } from '../model/quotation.ts'
import { mergeSpeakers } from '../quotes/merge-speakers.ts'
import { escapeMarkdown, shorten } from '../text/discord-markdown.ts'
import type { CommandContext, Invocation } from './command.ts'
import type { StoryReport } from './fold-copies.ts'
import { packPages } from './pack-pages.ts'
import { renderFound } from './render-said.ts'
import { countOf, pageOf, type StoryPage, type StorySubject } from './story-page.ts'

const speakersPerPage = 4
const quotationsShown = 2
const quotationLimit = 600
/** Reports whose quotations are read: the newest of a longer story. */
const mostRead = 60

/** Who said what over all reports: by speaker, most printed first, the strongest words of each. */
export async function showSaid(
  { reports }: StorySubject,
  { page, tell }: Invocation,
  { store, desk }: CommandContext,
): Promise<StoryPage | string> {
  const read = reports.slice(-mostRead)
  tell(`Reading what was said in ${countOf(read.length, 'report')} …`)
  const said = (await Promise.all(read.map(report => readSaid(report, store)))).flat()
  if (said.length === 0) return 'Nobody is quoted in the reports of this story.'
  const asked = said.map(({ quotation: { text, speaker } }) => ({
    text,
    speaker: speaker?.isNamed === true ? speaker.name : undefined,
  }))
  const grouped = await desk.ask('groupSameWords', asked)
  if (grouped.kind === 'failed') return `I could not read what was said: ${grouped.reason}`
  const words = grouped.value.flatMap(group => readWords(group.flatMap(index => said[index] ?? [])))
  const speakers = groupBySpeaker(words)
  const paragraphs = speakers.map(renderSpeaker)
  const notes = [countOf(speakers.length, 'speaker'), countOf(words.length, 'quotation')]
  const cut = read.length < reports.length ? [`from the newest ${mostRead} reports`] : []
  return pageOf(packPages(paragraphs, speakersPerPage), page, [...notes, ...cut])
}

type Said = FoundQuotation & { readonly report: StoryReport }

async function readSaid(report: StoryReport, store: CommandContext['store']): Promise<readonly Said[]> {
  const { article } = report
  const quotations = await store.quotationsOf(article.id)
  return quotations
    .filter(({ kind, speaker }) => kind !== 'indirect' && speaker !== undefined)
    .map(quotation => ({ quotation, article, report }))
}

/** The same words in one or several reports. */
type PrintedWords = { readonly best: Said; readonly publishers: number }

function readWords(members: readonly Said[]): readonly PrintedWords[] {
  const [best] = members.toSorted(
    (a, b) => b.quotation.confidence - a.quotation.confidence || b.quotation.text.length - a.quotation.text.length,
  )
  if (best === undefined) return []
  const printers = members.flatMap(({ article, report }) => [article, ...report.copies])
  return [{ best, publishers: new Set(printers.map(({ publisher }) => publisher)).size }]
}

type Speaker = { readonly name: string; readonly words: readonly PrintedWords[] }

function groupBySpeaker(words: readonly PrintedWords[]): readonly Speaker[] {
  const nameOf = readNames(words.map(({ best }) => best.quotation))
  const speakers = new Map<string, { readonly name: string; readonly words: PrintedWords[] }>()
  for (const one of words) {
    const { quotation, article } = one.best
    const name = nameOf(quotation)
    // Who has no name can't be known again in another report.
    const key = quotation.speaker?.isNamed === true ? name : `${article.id} ${name}`
    const speaker = speakers.get(key)
    if (speaker === undefined) speakers.set(key, { name, words: [one] })
    else speaker.words.push(one)
  }
  return [...speakers.values()]
    .map(({ name, words: own }) => ({ name, words: own.toSorted(strongestFirst) }))
    .toSorted((a, b) => b.words.length - a.words.length || strongestFirst(a.words[0], b.words[0]))
}

/** Spellings of one name over all reports are one speaker. */
function readNames(quotations: readonly Quotation[]): (quotation: Quotation) => string {
  const counts = new Map<string, number>()
  for (const { speaker } of quotations)
    if (speaker?.isNamed === true) counts.set(speaker.name, (counts.get(speaker.name) ?? 0) + 1)
  const entries = mergeSpeakers([...counts].map(([name, count]) => ({ name, count })))
  const known = new Map(entries.flatMap(({ name, spellings }) => spellings.map(one => [one.name, name] as const)))
  return ({ speaker }) => known.get(speaker?.name ?? '') ?? speaker?.name ?? ''
}

function strongestFirst(left: PrintedWords | undefined, right: PrintedWords | undefined): number {
  return strengthOf(right) - strengthOf(left)
}

/** What many print, what is surely theirs, and whole sentences before scraps. */
function strengthOf(words: PrintedWords | undefined): number {
  if (words === undefined) return 0
  const { kind, confidence, text } = words.best.quotation
  return words.publishers + confidence + (kind === 'direct' ? 0.5 : 0) + Math.min(1, text.length / 200)
}

function renderSpeaker({ name, words }: Speaker): string {
  const shown = words.slice(0, quotationsShown)
  const left = words.length - shown.length
  const heading = `**${escapeMarkdown(shorten(name, 100))}** · ${countOf(words.length, 'quotation')}`
  const lines = shown.map(({ best, publishers }) => {
    const printed = publishers > 1 ? ` · printed by ${publishers} publishers` : ''
    return `${renderFound(best, quotationLimit)}${printed}`
  })
  const more = left > 0 ? [`-# and ${left} more: \`/quotes speaker: ${shorten(name, 60).replaceAll('`', '')}\``] : []
  return [heading, ...lines, ...more].join('\n')
}
