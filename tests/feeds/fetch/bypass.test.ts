import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWall, type Wall } from '../../../src/feeds/fetch/wall.ts'
import type { Lookup } from '../../../src/feeds/fetch/guarded-connector.ts'
import { openFetch, neverAborted } from './fetch-from.ts'
import { type Loopback, openLoopback } from './loopback.ts'

let secret: Loopback
let entrance: Loopback

beforeAll(async () => {
  secret = await openLoopback((_request, response) => response.end('secret'))
  entrance = await openLoopback((request, response) => {
    const status = Number(request.url?.slice(1))
    response.writeHead(status, { location: `http://127.0.0.1:${secret.port}/` }).end()
  })
})
afterAll(async () => {
  await secret[Symbol.asyncDispose]()
  await entrance[Symbol.asyncDispose]()
})

/** Host names of the test and where they lead; anything else is unknown. */
const names: Record<string, readonly string[]> = {
  localhost: ['127.0.0.1'],
  'feeds.localhost': ['127.0.0.1'],
  'inside.example': ['127.0.0.1'],
  'mixed.example': ['127.0.0.1', '1.1.1.1'],
  'mapped.example': ['::ffff:127.0.0.1'],
}
const lookup: Lookup = async host =>
  (names[host] ?? []).map(address => ({ address, family: address.includes(':') ? 6 : 4 }))

/** The rule about ports would refuse the test's server whatever its address, so it is left out to judge the other. */
const addressesOnly: Wall = { ...createWall([]), refuseUrl: () => undefined }
const noWall: Wall = { refuseUrl: () => undefined, refuseAddress: () => undefined, isPrivateHost: () => true }

async function reach(url: string, wall: Wall | undefined) {
  const before = secret.requests.length
  const fetch = openFetch([entrance], { lookup, ...(wall !== undefined && { wall }) })
  const fetched = await fetch.fetchPage(url, { signal: neverAborted })
  return { kind: fetched.kind, wasReached: secret.requests.length > before }
}

const hostsOfLoopback = `
  127.0.0.1 127.1 127.0.1 2130706433 0177.0.0.1 017700000001 0x7f.0.0.1 0x7f000001 0x7F.1 127.0.0.1. 127.0.0.01
  0 0.0.0.0 ①②⑦.⓪.⓪.① 127。0。0。1 %31%32%37.0.0.1 [::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:ffff:7f00:0001]
  localhost localhost. LOCALHOST feeds.localhost inside.example inside.example. mixed.example mapped.example`
const formsOfLoopback = hostsOfLoopback.trim().split(/\s+/)

describe('no form of a private address gets through', () => {
  test.each(formsOfLoopback)('http://%s', async host => {
    const refused = { kind: 'refused', wasReached: false }
    expect(await reach(`http://${host}:${secret.port}/`, addressesOnly)).toEqual(refused)
    expect(await reach(`http://${host}:${secret.port}/`, undefined)).toEqual(refused)
    expect(await reach(`http://${host}/`, undefined)).toEqual(refused)
  })

  test.each(formsOfLoopback)('without the wall http://%s does', async host => {
    expect(await reach(`http://${host}:${secret.port}/`, noWall)).toEqual({ kind: 'fresh', wasReached: true })
  })
})

describe('no tunnel or special range gets through', () => {
  const hosts =
    '[::1] [::] [::7f00:1] [64:ff9b::7f00:1] [2001:0:1::1] [2002:7f00:1::1] [fe80::1] [fd00::1] 169.254.169.254'
  test.each(hosts.split(' '))('http://%s', async host => {
    expect(await reach(`http://${host}/`, addressesOnly)).toEqual({ kind: 'refused', wasReached: false })
  })
})

describe('a redirect to a private address is refused', () => {
  test.each(['301', '302', '303', '307', '308'])('by %s', async status => {
    expect(await reach(`${entrance.origin}/${status}`, undefined)).toEqual({ kind: 'refused', wasReached: false })
    expect(await reach(`${entrance.origin}/${status}`, noWall)).toEqual({ kind: 'fresh', wasReached: true })
  })
})

test('the address that was judged is the one connected to, whatever a second look-up would say', async () => {
  const answers = [['127.0.0.1'], ['10.0.0.1']]
  let asked = 0
  const rebinding: Lookup = async () => (answers[asked++] ?? []).map(address => ({ address, family: 4 }))
  const onlyLoopback: Wall = {
    ...noWall,
    refuseAddress: (_url, address) => (address === '127.0.0.1' ? undefined : 'no'),
  }
  const fetch = openFetch([], { lookup: rebinding, wall: onlyLoopback })
  const url = `http://rebinding.example:${secret.port}/`
  expect((await fetch.fetchPage(url, { signal: neverAborted })).kind).toBe('fresh')
  expect(asked).toBe(1)
  expect(
    (await openFetch([], { lookup: rebinding, wall: onlyLoopback }).fetchPage(url, { signal: neverAborted })).kind,
  ).toBe('refused')
})

describe('an address is refused as written', () => {
  test.each([
    ['file:///etc/passwd', 'only http and https addresses are followed'],
    ['ftp://example.org/feed', 'only http and https addresses are followed'],
    ['data:text/xml,<rss/>', 'only http and https addresses are followed'],
    ['http://user@example.org/', 'addresses with a user name or password are not followed'],
    ['http://user:word@example.org/', 'addresses with a user name or password are not followed'],
    ['http://example.org:22/', 'port 22 is not allowed'],
    ['http://example.org:8080/', 'port 8080 is not allowed'],
    [`http://example.org/${'a'.repeat(5000)}`, 'the address is too long'],
    ['http://exa mple.org/', 'the address can not be read'],
  ])('%.40s', async (url, reason) => {
    expect(await openFetch([]).fetchPage(url, { signal: neverAborted })).toEqual({ kind: 'refused', reason })
  })
})

test('a private host is allowed with its very port only', async () => {
  const fetch = openFetch([secret])
  expect((await fetch.fetchPage(secret.origin, { signal: neverAborted })).kind).toBe('fresh')
  expect((await fetch.fetchPage(entrance.origin, { signal: neverAborted })).kind).toBe('refused')
})
