import type { SampleReport } from '../playground.ts'
import { renderAtom } from './render-atom.ts'
import { renderPage } from './render-page.ts'
import { renderRss } from './render-rss.ts'
import { toPrinted, type PrintedReport } from './printed-report.ts'

export type Answer = { readonly status: number; readonly contentType: string; readonly body: string }

/** The local press: publishers whose reports come out one by one. */
export type Press = {
  /** Feeds and report pages by path ("/press/indus-herald/rss"). Undefined for paths that are not the press's. */
  answer(path: string): Answer | undefined
  /** Prints the next report; false when all are out. */
  release(at: Date): boolean
  /** When each report came out, for the next start. */
  released(): readonly Date[]
  readonly feeds: readonly { readonly path: string; readonly publisher: string }[]
}

/** Prints as many reports at once as `releasedAt` has times. `address` opens every link ("http://127.0.0.1:7420"). */
export function createPress(reports: readonly SampleReport[], address: string, releasedAt: readonly Date[]): Press {
  const printed: PrintedReport[] = []
  const publishers = [...new Set(reports.map(({ publisher }) => publisher))]

  function release(at: Date): boolean {
    const next = reports[printed.length]
    if (next === undefined) return false
    printed.push(toPrinted(next, at, address))
    return true
  }

  for (const at of releasedAt) release(at)
  return {
    release,
    released: () => printed.map(({ at }) => at),
    feeds: publishers.map(publisher => ({ path: feedPath(publisher), publisher })),
    answer(path) {
      const [, press, slug, name = ''] = path.split('/')
      if (press !== 'press') return undefined
      const publisher = publishers.find(one => slugOf(one) === slug)
      if (publisher === undefined) return undefined
      const own = printed.filter(report => report.publisher === publisher).toReversed()
      if (name === 'rss')
        return {
          status: 200,
          contentType: 'application/rss+xml; charset=utf-8',
          body: renderRss(publisher, address + path, own),
        }
      if (name === 'atom')
        return {
          status: 200,
          contentType: 'application/atom+xml; charset=utf-8',
          body: renderAtom(publisher, address + path, own),
        }
      const report = own.find(one => one.path === path)
      return report === undefined
        ? undefined
        : { status: 200, contentType: 'text/html; charset=utf-8', body: renderPage(report) }
    },
  }
}

/** Every other publisher prints teasers in Atom, so that whole reports must be read from their pages. */
function feedPath(publisher: string): string {
  return `/press/${slugOf(publisher)}/${publisher.length % 2 === 0 ? 'rss' : 'atom'}`
}

function slugOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
}
