/** A title or role as one article prints it beside a speaker's name. */
export type PrintedTitle = { readonly title: string; readonly at: Date }

/** How long a title was in print. */
export type TitleSpan = { readonly title: string; readonly firstAt: Date; readonly lastAt: Date }

/**
 * The titles of one speaker over time, in the order in which they first stood in print, each as printed last.
 * "Gen." and "General", "the mayor" and "Mayor" are one title.
 */
export function titleHistory(printed: readonly PrintedTitle[]): readonly TitleSpan[] {
  const spans = new Map<string, TitleSpan>()
  for (const { title, at } of printed.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const shown = title.trim().replace(/^(?:the|an?)\s+/iu, '')
    const key = keyOf(shown)
    if (key === '') continue
    spans.set(key, { title: shown, firstAt: spans.get(key)?.firstAt ?? at, lastAt: at })
  }
  return [...spans.values()]
}

function keyOf(title: string): string {
  return title
    .toLowerCase()
    .split(/[\s.,-]+/u)
    .map(word => fullTitles.get(word) ?? word)
    .join(' ')
    .trim()
}

const fullTitles: ReadonlyMap<string, string> = new Map([
  ['gen', 'general'],
  ['lt', 'lieutenant'],
  ['col', 'colonel'],
  ['maj', 'major'],
  ['capt', 'captain'],
  ['brig', 'brigadier'],
  ['sgt', 'sergeant'],
  ['cmdr', 'commander'],
  ['adm', 'admiral'],
  ['sen', 'senator'],
  ['rep', 'representative'],
  ['gov', 'governor'],
  ['prof', 'professor'],
  ['dr', 'doctor'],
  ['rev', 'reverend'],
  ['amb', 'ambassador'],
])
