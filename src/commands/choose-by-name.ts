import Fuse from 'fuse.js'
import { escapeMarkdown, shorten } from '../text/discord-markdown.ts'

export type Named = { readonly id: number; readonly name: string }

/** Completes what a person types: best names first, all in order while nothing is typed. At most 25. */
export function completeNames(items: readonly Named[], typed: string): readonly { name: string; value: string }[] {
  const fitting = typed.trim() === '' ? items.slice(0, 25) : searchNames(items, typed)
  return fitting.slice(0, 25).map(item => ({ name: item.name, value: String(item.id) }))
}

/**
 * Finds the thing a person named: by its id (what a completed choice gives) or its name in any case.
 * Else a sentence with the nearest names. `noun` is what the thing is called ("watch").
 */
export function chooseByName<T extends Named>(
  items: readonly T[],
  typed: string,
  noun: string,
): { readonly kind: 'found'; readonly item: T } | { readonly kind: 'missing'; readonly text: string } {
  const wanted = typed.trim()
  const same = items.find(item => item.name.toLowerCase() === wanted.toLowerCase())
  const item = same ?? items.find(candidate => String(candidate.id) === wanted.replace(/^#/, ''))
  if (item !== undefined) return { kind: 'found', item }
  if (items.length === 0)
    return { kind: 'missing', text: `There is no ${noun} here yet. Make one with \`/${noun} add\`.` }
  const near = searchNames(items, wanted).slice(0, 3)
  const names = (near.length > 0 ? near : items.slice(0, 3)).map(candidate => `**${shown(candidate.name)}**`)
  const hint = near.length > 0 ? `Did you mean ${joinOr(names)}?` : `There is ${names.join(', ')}.`
  return { kind: 'missing', text: `I know no ${noun} called “${shown(wanted)}”. ${hint}` }
}

/** "a, b or c" */
export function joinOr(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`
}

function searchNames<T extends Named>(items: readonly T[], typed: string): readonly T[] {
  // fuse.js is for lists people make by hand; nobody has more watches than fit here.
  const fuse = new Fuse(items.slice(0, 2000), { keys: ['name'], threshold: 0.5, ignoreLocation: true })
  return fuse.search(typed.slice(0, 60)).map(({ item }) => item)
}

function shown(name: string): string {
  return escapeMarkdown(shorten(name, 100))
}
