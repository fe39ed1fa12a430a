import { lookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import { RefusedError } from './refused-error.ts'
import type { Wall } from './wall.ts'

/** Finds every address of a host name; rejects like `dns.lookup`. */
export type Lookup = (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>

export const systemLookup: Lookup = host => lookup(host, { all: true })

/**
 * Connects for undici to addresses the wall lets pass, and to none it was not asked about:
 * the host name is looked up once, every answer is judged (one bad one spoils the host), and the socket is tied to
 * those very answers, so a second look-up can't lead elsewhere (DNS rebinding).
 */
export function createGuardedConnector(url: URL, wall: Wall, lookup: Lookup): buildConnector.connector {
  return (options, callback) => void connect(url, wall, lookup, { options, callback })
}

type Connecting = { readonly options: buildConnector.Options; readonly callback: buildConnector.Callback }

async function connect(url: URL, wall: Wall, lookup: Lookup, { options, callback }: Connecting): Promise<void> {
  try {
    const addresses = await findAddresses(url, wall, lookup)
    const tied: LookupFunction = (_host, _options, answer) => answer(null, addresses)
    const connector = buildConnector({ lookup: tied, autoSelectFamily: true, allowH2: false, maxCachedSessions: 0 })
    connector({ ...options, hostname: bareHost(url) }, callback)
  } catch (error) {
    callback(error instanceof Error ? error : new Error(String(error)), null)
  }
}

async function findAddresses(url: URL, wall: Wall, lookup: Lookup) {
  const host = bareHost(url)
  const family = isIP(host)
  const addresses = family === 0 ? await lookup(host) : [{ address: host, family }]
  if (addresses.length === 0) throw new RefusedError('the host name has no address')
  for (const { address } of addresses) {
    const reason = wall.refuseAddress(url, address)
    if (reason !== undefined) throw new RefusedError(reason)
  }
  return addresses.map(({ address, family }) => ({ address, family }))
}

/** The host without the brackets of IPv6. */
function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '')
}
