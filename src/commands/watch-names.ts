import type { Control } from '../model/post.ts'
import type { LookAlike } from '../pipeline/find-look-alikes.ts'
import { escapeMarkdown, shorten } from '../text/discord-markdown.ts'
import { toggleExcept } from '../watches/leave-out.ts'
import { parseQuery } from '../watches/parse-query.ts'
import { printQuery } from '../watches/print-query.ts'

const mostShown = 10

/** The paragraph and the select by which somebody says which look-alikes of a name are not meant; undefined without any. */
export function askAboutNames(
  lookAlikes: readonly LookAlike[],
  viewId: string,
): { readonly text: string; readonly select: Control } | undefined {
  const shown = lookAlikes.slice(0, mostShown)
  if (shown.length === 0) return undefined
  const matched = shown.filter(({ isLeftOut }) => !isLeftOut).map(renderMatched)
  const left = shown.filter(({ isLeftOut }) => isLeftOut).map(one => `**${nameOf(one)}**`)
  const lines = [
    ...(matched.length === 0 ? [] : [`Also matches ${matched.join(', ')}: leave out below what is another name.`]),
    ...(left.length === 0 ? [] : [`Left out: ${left.join(', ')}.`]),
  ]
  const select: Control = {
    kind: 'select',
    id: `watch:names:${viewId}`,
    placeholder: 'Which of these names is not meant?',
    options: shown.map(one => ({
      label: shorten(one.isLeftOut ? `Yes, ${one.printed} after all` : `No, not ${one.printed}`, 100),
      value: valueOf(one),
      description: shorten(`${one.isLeftOut ? 'left out of' : 'taken for a spelling of'} ${one.name.text}`, 100),
    })),
  }
  return { text: `**Is that the name?**\n${lines.join('\n')}`, select }
}

/** The same where nothing is to be saved: what else a name matches, and how to write that it is not meant; undefined without any. */
export function tellOfNames(query: string, lookAlikes: readonly LookAlike[]): string | undefined {
  const matched = lookAlikes.filter(({ isLeftOut }) => !isLeftOut).slice(0, mostShown)
  const [first] = matched
  if (first === undefined) return undefined
  const without = shorten(leaveOut(query, valueOf(first)).replaceAll('`', "'"), 200)
  return `**Is that the name?**\nAlso matches ${matched.map(renderMatched).join(', ')}. To leave one out: \`${without}\``
}

function valueOf({ at, word }: LookAlike): string {
  return `${at}:${word}`
}

function renderMatched(one: LookAlike): string {
  return `**${nameOf(one)}** (${one.articles.toLocaleString('en')})`
}

function nameOf({ printed }: LookAlike): string {
  return escapeMarkdown(shorten(printed, 60))
}

/** The query once a choice of that select was made. */
export function leaveOut(query: string, chosen: string): string {
  const [, at = '', word = ''] = /^(\d+):(.+)$/.exec(chosen) ?? []
  const parsed = parseQuery(query)
  return parsed.ok && word !== '' ? printQuery(toggleExcept(parsed.query, Number(at), word)) : query
}
