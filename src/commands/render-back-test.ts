import { daysTested, type BackTest, type NearMiss } from '../pipeline/back-test.ts'
import type { JudgedTerm } from '../pipeline/judge-terms.ts'
import { escapeMarkdown, shorten } from '../text/discord-markdown.ts'
import { foldWord } from '../text/fold.ts'
import { areSimilar } from '../text/similar.ts'
import type { Misreading } from '../watches/find-misreadings.ts'
import { namesIn, toggleExcept } from '../watches/leave-out.ts'
import { printQuery } from '../watches/print-query.ts'
import type { Query } from '../watches/query.ts'
import { linkReport } from './link-report.ts'
import { renderHit } from './search.ts'

/** A term in a larger share of reports than this says little. */
const noisyShare = 0.2
/** Of fewer reports no share means anything. */
const fewestReports = 20
const spellingsShown = 8

/**
 * The heart of every answer about a query: reports a day, the newest with marks, what came close. Parts in order, with
 * links of at most so many characters.
 */
export function renderBackTest(test: BackTest, longestAddress: number): readonly string[] {
  const samples = test.samples.map(hit => renderHit(hit, longestAddress))
  const near = test.nearMisses.map(miss => renderNearMiss(miss, longestAddress))
  return [
    renderRate(test),
    ...(samples.length === 0 ? [] : [samples.join('\n\n')]),
    ...(near.length === 0 ? [] : [`**Close, but no match**\n${near.join('\n')}`]),
  ]
}

/** "About 3 reports a day: 42 in the last 14 days", with a line of bars, one a day. */
export function renderRate(test: BackTest): string {
  const isNone = test.byDay.every(count => count === 0)
  return isNone ? renderTotal(test) : `${renderTotal(test)}\n\`${renderBars(test.byDay)}\``
}

/** The same without bars, where a picture stands for them. */
export function renderTotal({ byDay, daysHeld, isCut, samples }: BackTest): string {
  const total = byDay.reduce((sum, count) => sum + count, 0)
  const days = daysHeld < 2 ? `the last ${Math.round(daysHeld * 24)} hours` : `the last ${Math.round(daysHeld)} days`
  if (total === 0) {
    const older = samples.length === 0 ? '' : ' Older ones do:'
    return `**No report of ${days} answers it.**${older}`
  }
  const reports = total === 1 ? '1 report' : `${isCut ? 'at least ' : ''}${total.toLocaleString('en')} reports`
  return `**${describeRate(total / daysHeld)}**: ${reports} in ${days}`
}

function describeRate(perDay: number): string {
  if (perDay >= 0.95) return count(Math.round(perDay), 'report', 'a day')
  const perWeek = Math.max(1, Math.round(perDay * 7))
  return count(perWeek, 'report', perDay * daysTested < 1.5 ? 'in two weeks' : 'a week')
}

function count(number: number, noun: string, period: string): string {
  return `About ${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'} ${period}`
}

const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']

/** One bar a number, the highest full; a dot for nothing. */
export function renderBars(counts: readonly number[]): string {
  const most = Math.max(1, ...counts)
  return counts.map(it => (it === 0 ? '·' : (bars[Math.ceil((it / most) * bars.length) - 1] ?? '█'))).join('')
}

function renderNearMiss({ article, misses }: NearMiss, longestAddress: number): string {
  return `- ${linkReport(article, 80, longestAddress)}: ${renderMisses(misses)}`
}

/** What an article lacks, part by part, in a line. */
export function renderMisses(misses: NearMiss['misses']): string {
  const shown = misses
    .slice(0, 2)
    .map(({ part, reason }) => `\`${plain(part)}\` ${escapeMarkdown(shorten(reason, 120))}`)
  return shown.join('; ')
}

/** Terms that are in nearly every report or in none, and how names were spelled: a sentence each. */
export function listDoubts(
  query: Query,
  terms: readonly JudgedTerm[],
  suggestions: ReadonlyMap<string, readonly string[]>,
  { spellings }: Pick<BackTest, 'spellings'>,
): readonly string[] {
  const lines = terms.flatMap(({ text, articles, share }) => {
    if (articles === 0) return [`\`${plain(text)}\` is in no report yet${renderSuggestions(suggestions.get(text))}`]
    const isNoisy = share > noisyShare && articles >= fewestReports
    return isNoisy ? [`\`${plain(text)}\` is in ${Math.round(share * 100)} % of all reports: it narrows little`] : []
  })
  if (!isOpenEnded(query) || spellings.length === 0) return lines
  const found = spellings
    .slice(0, spellingsShown)
    .map(({ text, count: times }) => `${escapeMarkdown(shorten(text, 40))} ×${times}`)
  return [...lines, `Found as: ${found.join(', ')}.${renderLeavingOut(query, spellings)}`]
}

/** How a query is read, and the one that may be meant. */
export function renderMisreading({ reading, meant }: Misreading): string {
  return `${escapeMarkdown(reading)}. Did you mean \`${shorten(meant.replaceAll('`', "'"), 300)}\`?`
}

/** What somebody should look at before a watch is saved; undefined when all is well. */
export function renderDoubts(doubts: readonly string[]): string | undefined {
  return doubts.length === 0 ? undefined : `**Look at this**\n${doubts.map(doubt => `- ${doubt}`).join('\n')}`
}

/** A spelling is left out of its name; to leave out a word is to leave out every report that has it. */
function renderLeavingOut(query: Query, spellings: BackTest['spellings']): string {
  if (spellings.length < 2) return ''
  const [name] = namesIn(query)
  if (name === undefined) return ' `-"…"` leaves out the reports that have one of them.'
  const parts = name.text.split(/[\s-]+/).map(foldWord)
  // What an alias or another part of the query found is no spelling of this name.
  const rarest = spellings.findLast(({ text }) => {
    const word = foldWord(text)
    return /^[\p{L}\p{M}]+$/u.test(text) && !parts.includes(word) && parts.some(part => areSimilar(part, word))
  })
  const [without] = rarest === undefined ? [] : namesIn(toggleExcept(query, 0, rarest.text))
  return without === undefined ? '' : ` To leave one out, write so: \`${plain(printQuery(without))}\`.`
}

function renderSuggestions(words: readonly string[] | undefined): string {
  if (words === undefined || words.length === 0) return '.'
  return `. Did you mean ${words.map(word => `**${escapeMarkdown(word)}**`).join(' or ')}?`
}

/** Does it find words that it does not name? */
function isOpenEnded(query: Query): boolean {
  switch (query.kind) {
    case 'all':
    case 'any':
      return query.of.some(isOpenEnded)
    case 'near':
      return isOpenEnded(query.left) || isOpenEnded(query.right)
    case 'field':
      return isOpenEnded(query.of)
    case 'words':
      return query.manner === 'similar' || query.manner === 'prefix'
    case 'regex':
      return true
    case 'not':
    case 'language':
    case 'date':
      return false
  }
}

/** Fit to stand between backticks. */
function plain(text: string): string {
  return shorten(text.replaceAll('`', "'"), 80)
}
