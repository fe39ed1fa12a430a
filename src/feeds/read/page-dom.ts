import { parseHTML } from 'linkedom'

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

/** Builds a DOM that runs nothing and fetches nothing. Use it in a worker: hostile pages make it slow or deep. */
export function parsePage(html: string): PageDocument {
  const { document } = parseHTML(
    /<html[\s>]/i.test(html.slice(0, 5000)) ? html : `<!doctype html><html><body>${html}</body></html>`,
  )
  return document
}
