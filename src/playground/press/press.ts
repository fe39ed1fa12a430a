import type { SampleReport } from '../playground.ts'
import { toPrinted, type PrintedReport } from './printed-report.ts'
import { renderAtom } from './render-atom.ts'
import { renderPage } from './render-page.ts'
import { renderRss } from './render-rss.ts'

export type PressAnswer = { readonly status: number; readonly contentType: string; readonly body: string }

/** The local press: publishers whose reports come out one by one. */
export type Press = {
  /** Feeds and report pages by path ("/press/indus-herald/rss"). Undefined for paths that are not the press's. */
  answer(path: string): PressAnswer | undefined
  /**
   * Prints the next report if anybody would take it for news: who has never asked for its feed would take it for an old
   * one. False when it must wait, or when all are out.
   */
  release(at: Date): boolean
  /** When each report came out, for the next start. */
  released(): readonly Date[]
  readonly feeds: readonly { readonly path: string; readonly publisher: string }[]
}

/** Prints as many reports at once as `releasedAt` has times. `address` opens every link ("http://127.0.0.1:7420"). */
export function createPress(reports: readonly SampleReport[], address: string, releasedAt: readonly Date[]): Press {
  const printed: PrintedReport[] = []
  const publishers = [...new Set(reports.map(({ publisher }) => publisher))]
  const asked = new Set<string>()

  function print(at: Date): void {
    const next = reports[printed.length]
    if (next !== undefined) printed.push(toPrinted(next, at, address))
  }

  for (const at of releasedAt) print(at)
  return {
    release(at) {
      const next = reports[printed.length]
      if (next === undefined || !asked.has(next.publisher)) return false
      print(at)
      return true
    },
    released: () => printed.map(({ at }) => at),
    feeds: publishers.map(publisher => ({ path: feedPath(publisher), publisher })),
    answer(path) {
      const [, press, slug, name = ''] = path.split('/')
      const publisher = press === 'press' ? publishers.find(one => slugOf(one) === slug) : undefined
      if (publisher === undefined) return undefined
      const own = printed.filter(report => report.publisher === publisher).toReversed()
      if (name === 'rss' || name === 'atom') {
        asked.add(publisher)
        return renderFeed(name, publisher, address + path, own)
      }
      const report = own.find(one => one.path === path)
      return report && { status: 200, contentType: 'text/html; charset=utf-8', body: renderPage(report) }
    },
  }
}

function renderFeed(
  kind: 'rss' | 'atom',
  publisher: string,
  address: string,
  reports: readonly PrintedReport[],
): PressAnswer {
  const render = kind === 'rss' ? renderRss : renderAtom
  const contentType = `application/${kind}+xml; charset=utf-8`
  return { status: 200, contentType, body: render(publisher, address, reports) }
}

/** Every other publisher prints teasers in Atom, so that whole reports must be read from their pages. */
function feedPath(publisher: string): string {
  return `/press/${slugOf(publisher)}/${publisher.length % 2 === 0 ? 'rss' : 'atom'}`
}

function slugOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
}
