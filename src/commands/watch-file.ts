import type { LookoutKinds } from '../model/lookout.ts'
import { readName } from './read-name.ts'

/** A watch as a file holds it: readable, and without the ids of one database. */
export type PortableWatch = {
  readonly name: string | undefined
  readonly query: string
  readonly personal: boolean
  readonly channel?: string
  /** Names of a forum's tags: then `channel` is a forum. */
  readonly forumTags?: readonly string[]
  readonly role?: string
  /** Addresses; without feeds and tags it looks at all feeds. */
  readonly feeds?: readonly string[]
  readonly tags?: readonly string[]
  /** Undefined: at once. */
  readonly delivery?: 'hourly' | 'daily'
  readonly hourlyCap?: number
  /** When it tells of itself; undefined: never. */
  readonly unusual?: LookoutKinds
  readonly paused?: boolean
}

const format = 'dateline watches'
const mostWatches = 1000
const mostCharacters = 2000

export function renderWatchFile(watches: readonly PortableWatch[]): string {
  return `${JSON.stringify({ format, version: 1, watches }, undefined, 2)}\n`
}

/** What `renderWatchFile` wrote, perhaps edited by a person; or a sentence that says what is wrong where. */
export function readWatchFile(text: string): readonly PortableWatch[] | string {
  const file = parseJson(text)
  if (file === undefined) return 'That is no JSON. Take a file as `/watch export` gives it.'
  if (!isRecord(file) || !Array.isArray(file['watches'])) {
    return 'I expect an object with a list called `watches`, as `/watch export` gives it.'
  }
  const list: readonly unknown[] = file['watches']
  if (list.length > mostWatches) return `That file holds ${list.length} watches; I read ${mostWatches} at most.`
  const watches: PortableWatch[] = []
  for (const [at, entry] of list.entries()) {
    const watch = readEntry(entry)
    if (typeof watch === 'string') return `Watch ${at + 1} of the file ${watch}. Nothing was added.`
    watches.push(watch)
  }
  return watches
}

function readEntry(entry: unknown): PortableWatch | string {
  if (!isRecord(entry)) return 'is no object'
  const { name, query, personal, channel, forumTags, role, feeds, tags, delivery, hourlyCap, unusual, paused } = entry
  if (!isText(query)) return 'has no `query`'
  if (name !== undefined && !isText(name)) return 'has a `name` that is no text'
  // Taken for false, "true" would tell a channel what was for one person.
  if (personal !== undefined && typeof personal !== 'boolean') return 'has a `personal` that is neither true nor false'
  if (paused !== undefined && typeof paused !== 'boolean') return 'has a `paused` that is neither true nor false'
  if (channel !== undefined && !isId(channel)) return 'has a `channel` that is no id'
  if (role !== undefined && !isId(role)) return 'has a `role` that is no id'
  if (feeds !== undefined && !isTexts(feeds)) return 'has `feeds` that are no list of addresses'
  if (feeds?.length === 0) return 'names no feed in `feeds`; leave `feeds` out for all of them'
  if (tags !== undefined && !isTexts(tags)) return 'has `tags` that are no list of words'
  if (forumTags !== undefined && !isTexts(forumTags)) return 'has `forumTags` that are no list of words'
  if (delivery !== undefined && delivery !== 'instant' && delivery !== 'hourly' && delivery !== 'daily') {
    return 'has a `delivery` that is none of instant, hourly, daily'
  }
  if (hourlyCap !== undefined && !isCap(hourlyCap)) return 'has an `hourlyCap` that is no number from 1 to 1000'
  if (unusual !== undefined && unusual !== 'both' && unusual !== 'spikes' && unusual !== 'silence') {
    return 'has an `unusual` that is none of both, spikes, silence'
  }
  return {
    name: readName(name),
    query,
    personal: personal === true,
    ...(channel === undefined ? {} : { channel }),
    ...(forumTags === undefined ? {} : { forumTags }),
    ...(role === undefined ? {} : { role }),
    ...(feeds === undefined ? {} : { feeds }),
    ...(tags === undefined ? {} : { tags }),
    ...(delivery === undefined || delivery === 'instant' ? {} : { delivery }),
    ...(hourlyCap === undefined ? {} : { hourlyCap }),
    ...(unusual === undefined ? {} : { unusual }),
    ...(paused === true ? { paused } : {}),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isCap(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 1000
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= mostCharacters
}

/** As Discord writes them: what else stood here would stand in the words of an alert. */
function isId(value: unknown): value is string {
  return typeof value === 'string' && /^\d{1,20}$/.test(value)
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= 100 && value.every(isText)
}
