import { isPublicAddress } from './public-address.ts'
import { readAddress } from './read-address.ts'

/** Which addresses may be asked at all. Every rule gives the reason in plain words, or undefined for "go on". */
export type Wall = {
  /** Judges an address as written, before any look-up. */
  refuseUrl(url: URL): string | undefined
  /** Judges where a host name of `url` led; asked for each address, at the moment of connecting. */
  refuseAddress(url: URL, address: string): string | undefined
  /** The owner named this host and port, though it is private. */
  isPrivateHost(url: URL): boolean
}

const longestUrl = 4096

/** `privateHosts`: "host:port" pairs that may be asked on private addresses and odd ports. An unreadable one is ignored. */
export function createWall(privateHosts: readonly string[]): Wall {
  const allowed = new Set(privateHosts.map(pair => hostAndPort(readAddress(`http://${pair}`))))
  const isPrivateHost = (url: URL) => allowed.has(hostAndPort(url))
  return {
    isPrivateHost,
    refuseUrl: url => refuseForm(url) ?? (isPrivateHost(url) ? undefined : refusePort(url)),
    refuseAddress: (url, address) =>
      isPrivateHost(url) || isPublicAddress(address) ? undefined : 'the address is not on the public internet',
  }
}

function refuseForm(url: URL): string | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'only http and https addresses are followed'
  if (url.username !== '' || url.password !== '') return 'addresses with a user name or password are not followed'
  return url.href.length > longestUrl ? 'the address is too long' : undefined
}

function refusePort(url: URL): string | undefined {
  return ['', '80', '443'].includes(url.port) ? undefined : `port ${url.port} is not allowed`
}

function hostAndPort(url: URL | undefined): string | undefined {
  if (url === undefined) return undefined
  return `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`
}
