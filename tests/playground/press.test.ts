import { describe, expect, test } from 'vitest'
import { createPress } from '../../src/playground/press/press.ts'
import { reportOf } from './page/open-page.ts'

const address = 'http://127.0.0.1:7420'
const at = new Date('2026-11-22T19:00:00Z')

// Every other publisher prints RSS: the two names differ in that.
const whole = reportOf(1, 'Hill Gazette')
const teaser = reportOf(2, 'Valley Post')

function feedOf(publisher: string, press: ReturnType<typeof createPress>): string {
  const feed = press.feeds.find(it => it.publisher === publisher)
  return press.answer(feed?.path ?? '')?.body ?? ''
}

describe('releases', () => {
  test('a report waits until somebody has asked for its feed, so that it is news to them', () => {
    const press = createPress([whole, teaser], address, [])
    expect(press.release(at)).toBe(false)
    expect(feedOf('Hill Gazette', press)).not.toContain('Bridge number 1')
    expect(press.release(at)).toBe(true)
    expect(feedOf('Hill Gazette', press)).toContain('Bridge number 1')
    expect(press.release(at)).toBe(false)
    feedOf('Valley Post', press)
    expect(press.release(at)).toBe(true)
    expect(press.release(at)).toBe(false)
    expect(press.released()).toEqual([at, at])
  })

  test('what was out before is out from the start', () => {
    const press = createPress([whole, teaser], address, [at])
    expect(feedOf('Hill Gazette', press)).toContain('Bridge number 1')
    expect(feedOf('Valley Post', press)).not.toContain('Bridge number 2')
  })
})

describe('what is printed', () => {
  const press = createPress([whole, teaser], address, [at, at])

  test('RSS carries whole reports, without the header of the file', () => {
    const feed = feedOf('Hill Gazette', press)
    expect(feed).toContain('<rss version="2.0">')
    expect(feed).toContain('SARHAD: Bridge number 1 &amp;amp; its lamps')
    expect(feed).toContain('People walked over it.')
    expect(feed).not.toContain('2026-03-05')
    expect(feed).toContain('Sun, 22 Nov 2026 19:00:00 GMT')
  })

  test('Atom carries teasers, and the report stands on its page', () => {
    const feed = feedOf('Valley Post', press)
    expect(feed).toContain('<feed xmlns="http://www.w3.org/2005/Atom">')
    expect(feed).not.toContain('People walked over it.')
    const link = /<link href="([^"]+)"/.exec(feed)?.[1] ?? ''
    expect(link.startsWith(`${address}/press/valley-post/`)).toBe(true)
    const page = press.answer(new URL(link).pathname)
    expect(page?.contentType).toBe('text/html; charset=utf-8')
    expect(page?.body).toContain('<p>People walked over it.</p>')
    expect(page?.body).toContain('its lamps')
  })

  test('what is not the press’s is not answered', () => {
    for (const path of ['/', '/press', '/press/valley-post', '/press/valley-post/report-9', '/other/valley-post/rss'])
      expect(press.answer(path)).toBeUndefined()
  })
})
