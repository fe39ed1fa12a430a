import { readSpeakerName, type SpeakerName } from './read-speaker-name.ts'

/** A named speaker as the articles of a corpus call them. */
export type Spelling = { readonly name: string; readonly count: number }

/** One speaker over all articles. */
export type SpeakerEntry = {
  /** The fullest name without titles, as most often printed: "Asim Munir". */
  readonly name: string
  /** Titles as printed before the name, most frequent first. */
  readonly titles: readonly string[]
  /** Every name under which the speaker stands in an article, most frequent first. */
  readonly spellings: readonly Spelling[]
  readonly count: number
}

/**
 * Gathers the spellings of each speaker: "Asim Munir", "Field Marshal Asim Munir", "Gen. Munir" and "A. Munir" are one.
 * A surname, an initial or a part of a name joins a fuller name only when just one fits; bodies are never joined by part
 * of their name. Most quoted first, then by name. Unnamed speakers must not be given.
 */
export function mergeSpeakers(spellings: readonly Spelling[]): readonly SpeakerEntry[] {
  const read = spellings.map((spelling): Read => ({ ...spelling, ...readSpeakerName(spelling.name) }))
  const groups: Group[] = []
  const byKey = new Map<string, Group[]>()
  for (const form of sameForms(read)) {
    const near = byKey.get(keyOf(form.core)) ?? []
    const fitting = form.isBody ? [] : near.filter(group => !group.isBody && isPartOf(form.core, group.core))
    const [only] = fitting
    if (only !== undefined && fitting.length === 1) only.members.push(...form.members)
    else {
      groups.push(form)
      file(form, byKey)
    }
  }
  return groups.map(toEntry).sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
}

/** A surname, and the initial of a given name where there is one: who fits a name is filed under the same. */
function keyOf(core: readonly string[]): string {
  return core.length < 2 ? (core[0] ?? '') : `${core.at(-1) ?? ''} ${core[0]?.[0] ?? ''}`
}

function file(group: Group, byKey: Map<string, Group[]>): void {
  const surname = group.core.at(-1) ?? ''
  for (const key of new Set([surname, ...group.core.slice(0, -1).map(given => `${surname} ${given[0] ?? ''}`)])) {
    const filed = byKey.get(key)
    if (filed === undefined) byKey.set(key, [group])
    else filed.push(group)
  }
}

/** Can these words, with initials and without middle names, stand for that fuller name? The surnames are the same. */
export function isPartOf(core: readonly string[], fuller: readonly string[]): boolean {
  if (core.at(-1) !== fuller.at(-1)) return false
  let at = 0
  for (const word of core.slice(0, -1)) {
    while (at < fuller.length - 1 && !isSameGiven(word, fuller[at] ?? '')) at++
    if (at >= fuller.length - 1) return false
    at++
  }
  return true
}

function isSameGiven(word: string, fuller: string): boolean {
  return (
    word === fuller || (word.length === 1 && fuller.startsWith(word)) || (fuller.length === 1 && word[0] === fuller)
  )
}

type Read = SpeakerName & Spelling

type Group = { readonly core: readonly string[]; readonly isBody: boolean; readonly members: Read[] }

/** Names with the very same words, fullest first. */
function sameForms(read: readonly Read[]): readonly Group[] {
  const forms = new Map<string, Group>()
  for (const name of read) {
    if (name.core.length === 0) continue
    const key = `${name.isBody} ${name.core.join(' ')}`
    const form = forms.get(key)
    if (form === undefined) forms.set(key, { core: name.core, isBody: name.isBody, members: [name] })
    else form.members.push(name)
  }
  return [...forms.values()].sort((a, b) => fullness(b.core) - fullness(a.core))
}

// An initial tells less than a word, and more than nothing.
function fullness(core: readonly string[]): number {
  return core.reduce((sum, word) => sum + (word.length === 1 ? 1 : 100), 0)
}

function toEntry({ core, members }: Group): SpeakerEntry {
  const spellings = members
    .map(({ name, count }) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
  const fullest = members.filter(member => member.core.length === core.length)
  return {
    name: mostPrinted(fullest.map(({ shown, count }) => ({ text: shown, count })))[0] ?? '',
    titles: mostPrinted(members.flatMap(({ title, count }) => (title === '' ? [] : [{ text: title, count }]))),
    spellings,
    count: spellings.reduce((sum, { count }) => sum + count, 0),
  }
}

function mostPrinted(printed: readonly { readonly text: string; readonly count: number }[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { text, count } of printed) counts.set(text, (counts.get(text) ?? 0) + count)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([text]) => text)
}
