import { readTypedAddress } from '../discover/typed-address.ts'
import { decodeBytes } from '../read/decode-bytes.ts'
import { decodeAttributeEntities } from '../read/decode-entities.ts'
import { type Attributes, scanMarkup } from '../read/scan-markup.ts'

/** One feed of a list. Folders are tags: the outermost first, then the categories. */
export type OpmlFeed = {
  readonly url: string
  readonly title: string | undefined
  readonly siteUrl: string | undefined
  readonly tags: readonly string[]
}

export type OpmlReading =
  | {
      readonly kind: 'list'
      readonly feeds: readonly OpmlFeed[]
      /** Entries that name an address nobody can poll. */
      readonly refused: readonly { readonly entry: string; readonly reason: string }[]
    }
  | { readonly kind: 'unreadable'; readonly reason: string }

/** Room for 2,000 feeds. */
const mostBytes = 512 * 1024
const mostFeeds = 2000
const mostFolders = 20

/**
 * Reads a list of feeds (OPML 1 and 2, opml.org/spec2.opml) as readers export it, sound or broken: whatever outlines can be
 * made out count. Entities and external parts are never followed; the time is linear in the length.
 */
export function readOpml(bytes: Uint8Array): OpmlReading {
  if (bytes.length > mostBytes) return { kind: 'unreadable', reason: 'the file is larger than 512 KiB' }
  const list = createList()
  const folders: (string | undefined)[] = []
  let isOpml = false
  scanMarkup(decodeBytes(bytes, 'text/xml'), 'xml', {
    text: () => {},
    cdata: () => {},
    open: (name, attributes, isSelfClosed) => {
      const tag = name.toLowerCase()
      isOpml ||= tag === 'opml' || tag === 'outline'
      if (tag !== 'outline') return
      const outline = readOutline(attributes)
      if (outline.address !== undefined) list.add(outline, folders)
      if (!isSelfClosed) folders.push(outline.address === undefined ? outline.title : undefined)
    },
    close: name => {
      if (name.toLowerCase() === 'outline') folders.pop()
    },
  })
  return isOpml ? list.finish() : { kind: 'unreadable', reason: 'the file is no OPML list' }
}

type Outline = {
  readonly address: string | undefined
  readonly title: string | undefined
  readonly siteUrl: string | undefined
  readonly categories: readonly string[]
}

function readOutline(attributes: Attributes): Outline {
  const values = new Map(attributes.map(([name, value]) => [name.toLowerCase(), decodeAttributeEntities(value).trim()]))
  const filled = (name: string) => values.get(name) || undefined
  const isFeed = /^(?:rss|atom|feed)$/i.test(filled('type') ?? '')
  return {
    address: filled('xmlurl') ?? (isFeed ? filled('url') : undefined),
    title: (filled('title') ?? filled('text'))?.slice(0, 200).toWellFormed(),
    siteUrl: readTypedAddress(filled('htmlurl') ?? '')[0],
    categories: (filled('category') ?? '').split(/[,/]/).map(it => it.trim()),
  }
}

function createList() {
  const feeds = new Map<string, OpmlFeed>()
  const refused: { entry: string; reason: string }[] = []
  return {
    add(outline: Outline, folders: readonly (string | undefined)[]): void {
      const typed = outline.address ?? ''
      const [url] = readTypedAddress(typed)
      const known = url === undefined ? undefined : feeds.get(url)
      const tags = [...(known?.tags ?? []), ...folders.slice(0, mostFolders), ...outline.categories]
      if (url === undefined) refuse(outline.title ?? typed, 'its address is no web address')
      else if (known === undefined && feeds.size >= mostFeeds) refuse(url, `a list may hold ${mostFeeds} feeds`)
      else feeds.set(url, { url, title: outline.title, siteUrl: outline.siteUrl, tags: tidyTags(tags) })
    },
    finish: (): OpmlReading => ({ kind: 'list', feeds: [...feeds.values()], refused }),
  }

  function refuse(entry: string, reason: string): void {
    if (refused.length < mostFeeds) refused.push({ entry: entry.slice(0, 200), reason })
  }
}

function tidyTags(tags: readonly (string | undefined)[]): readonly string[] {
  const named = tags.map(it => it?.replace(/\s+/g, ' ').trim().slice(0, 50).toWellFormed() ?? '')
  return [...new Set(named.filter(it => it !== ''))]
}
