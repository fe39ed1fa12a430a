import { parseHTML } from 'linkedom'
import { washPage } from './wash-page.ts'

/** As much of the DOM as reading a page takes; linkedom's own types need a browser's. */
export type PageElement = {
  readonly textContent: string | null
  readonly innerHTML: string
  readonly localName: string
  getAttribute(name: string): string | null
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
  remove(): void
}

export type PageDocument = PageElement & { readonly documentElement: PageElement | null }

/** Builds a DOM that runs nothing and fetches nothing, of the washed page. Use it in a worker all the same. */
export function parsePage(html: string): PageDocument {
  const washed = washPage(html)
  const isWhole = /<html[\s>]/.test(washed.slice(0, 5000))
  const { document } = parseHTML(isWhole ? washed : `<!doctype html><html><body>${washed}</body></html>`)
  return document
}
