import { parseHttpDate } from './http-date.ts'
import type { Headers } from './headers.ts'

/**
 * How long the server calls its answer fresh, in milliseconds (RFC 9111, 4.2.1): max-age less Age, else Expires less Date.
 * Undefined if it says nothing; 0 if it says "never fresh" or something unreadable, as the RFC asks.
 */
export function readLifetimeMs(headers: Headers): number | undefined {
  const directives = (headers.one('cache-control') ?? '')
    .toLowerCase()
    .split(',')
    .map(it => it.trim())
  if (directives.includes('no-cache') || directives.includes('no-store')) return 0
  const maxAge = directives.find(it => it.startsWith('max-age='))
  if (maxAge !== undefined) return remainingMs(maxAge.slice('max-age='.length), headers.one('age'))
  const expires = headers.one('expires')
  return expires === undefined ? undefined : expiresInMs(expires, headers.one('date'))
}

function remainingMs(maxAge: string, age: string | undefined): number {
  const seconds = readSeconds(maxAge.replaceAll('"', '')) ?? 0
  return Math.max(0, seconds - (readSeconds(age ?? '') ?? 0)) * 1000
}

function expiresInMs(expires: string, date: string | undefined): number {
  const until = parseHttpDate(expires)
  const from = date === undefined ? undefined : parseHttpDate(date)
  return until === undefined || from === undefined ? 0 : Math.max(0, until.getTime() - from.getTime())
}

/** Whole seconds as headers write them; undefined if it is anything else. */
export function readSeconds(text: string): number | undefined {
  return /^\d{1,12}$/.test(text.trim()) ? Number(text.trim()) : undefined
}
