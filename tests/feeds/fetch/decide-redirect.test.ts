import { expect, test } from 'vitest'
import { decideRedirect } from '../../../src/feeds/fetch/decide-redirect.ts'
import { createWall } from '../../../src/feeds/fetch/wall.ts'

function check(from: string, location: string, status = 301, privateHosts: string[] = []) {
  const decision = decideRedirect(status, location, [new URL(from)], createWall(privateHosts))
  if (decision.kind === 'end') return decision.fetched.kind
  return `${decision.url.href}${decision.isPermanent ? ' for good' : ''}`
}

test('a step down from https to http is followed but never for good', () => {
  expect(check('https://a.example/feed', 'http://a.example/feed')).toBe('http://a.example/feed')
  expect(check('http://a.example/feed', 'https://a.example/feed')).toBe('https://a.example/feed for good')
})

test('only 301 and 308 are for good', () => {
  const permanent = [301, 302, 303, 307, 308].filter(it => check('http://a.example/', '/b', it).endsWith('for good'))
  expect(permanent).toEqual([301, 308])
})

test('a public server may not lead to a private one that the owner allowed, a private one may', () => {
  const privateHosts = ['10.0.0.5:8000', '10.0.0.6:8000']
  expect(check('http://a.example/', 'http://10.0.0.5:8000/', 302, privateHosts)).toBe('refused')
  expect(check('http://10.0.0.6:8000/', 'http://10.0.0.5:8000/', 302, privateHosts)).toBe('http://10.0.0.5:8000/')
})
