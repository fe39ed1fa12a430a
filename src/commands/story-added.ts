import { mostCompared } from '../stories/find-added.ts'
import type { ToldSentence } from '../stories/find-new.ts'
import { splitSentences } from '../text/sentences.ts'
import { leansALittle, opensDangling } from '../summaries/dangling.ts'
import type { CommandContext, Invocation } from './command.ts'
import type { StoryReport } from './fold-copies.ts'
import { fitLinked } from './link-report.ts'
import { renderSentence } from './render-sentence.ts'
import { countOf, renderReportLine, type StoryPage, type StorySubject } from './story-page.ts'

const pageSize = 4
const mostSentences = 3
const sentenceLimit = 320
const textLimit = 4000
const fewestWords = 6
const usualWords = 25
/** A report tells first what is news. */
const leadCharacters = 400

/** For each report, in order of time, what no earlier report of the story told, word for word. */
export async function showAdded(
  { reports }: StorySubject,
  { page, tell }: Invocation,
  { desk }: CommandContext,
): Promise<StoryPage | string> {
  const from = page * pageSize
  const shown = reports.slice(from, from + pageSize)
  if (shown.length === 0) return 'There is no more of this story.'
  tell(`Comparing ${countOf(shown.length, 'report')} with those before …`)
  const start = Math.max(0, from - mostCompared)
  const earlier = reports.slice(start, from + shown.length).map(({ article: { title, text } }) => ({ title, text }))
  const asked = shown.map(({ article: { title, text, language } }, at) => {
    return { title, text, language, earlierCount: from + at - start }
  })
  const outcome = await desk.ask('findAdded', { reports: asked, earlier })
  if (outcome.kind === 'failed') return `I could not compare those reports: ${outcome.reason}`
  const render = (most: number, longest?: number) =>
    shown.map((report, at) => renderAdded(report, outcome.value[at] ?? [], from + at === 0, most, longest))
  const isCut = reports.length > mostCompared + 1
  return {
    text: fit(render),
    pages: Math.ceil(reports.length / pageSize),
    notes: [`compared with ${isCut ? `the ${mostCompared} reports` : 'all reports'} before it`, 'word for word'],
  }
}

/** With as many sentences of each report as an embed holds. */
function fit(render: (most: number, longestAddress?: number) => readonly string[]): string {
  for (let most = mostSentences; most > 1; most--) {
    const text = render(most).join('\n\n')
    if (text.length <= textLimit) return text
  }
  return fitLinked(longest => render(1, longest), textLimit).text
}

function renderAdded(
  { article, copies }: StoryReport,
  added: readonly ToldSentence[],
  isFirst: boolean,
  most: number,
  longestAddress: number | undefined,
): string {
  const heading = renderReportLine(article, copies, longestAddress)
  const url = (article.url?.length ?? 0) > (longestAddress ?? Number.POSITIVE_INFINITY) ? undefined : article.url
  if (isFirst) return `${heading}\n${renderOpening(article.text, url)}`
  const strongest = chooseStrongest(added, most)
  if (strongest.length === 0) return `${heading}\n-# nothing that earlier reports had not told`
  const left = added.length - strongest.length
  const lines = strongest.map(({ text }) => `- ${renderSentence(text, false, url, sentenceLimit)}`)
  return [heading, ...lines, ...(left > 0 ? [`-# and ${countOf(left, 'more new sentence')}`] : [])].join('\n')
}

/** Those that tell most that is new, in text order. */
function chooseStrongest(added: readonly ToldSentence[], most: number): readonly ToldSentence[] {
  return added
    .toSorted((a, b) => worthOf(b) - worthOf(a))
    .slice(0, most)
    .toSorted((a, b) => a.start - b.start)
}

/** What is new in matter, said early, at some length and with numbers, and can stand alone. */
function worthOf({ novelty, text, start }: ToldSentence): number {
  const words = text.split(/\s+/u, usualWords).length
  const isPoorAlone = opensDangling(text) || leansALittle(text) || words < fewestWords
  return (
    novelty +
    (0.5 * words) / usualWords +
    (start < leadCharacters ? 0.3 : 0) +
    (/\d/.test(text) ? 0.15 : 0) -
    (isPoorAlone ? 0.5 : 0)
  )
}

function renderOpening(text: string, url: string | undefined): string {
  const [lead] = splitSentences(text.slice(0, 2000))
  const label = '-# opened the story'
  return lead === undefined
    ? label
    : `- ${renderSentence(text.slice(lead.start, lead.end), false, url, sentenceLimit)}\n${label}`
}
