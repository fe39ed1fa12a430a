import { createHmac, timingSafeEqual } from 'node:crypto'

const methods = ['sha1', 'sha256', 'sha384', 'sha512']

/** Says if `X-Hub-Signature` ("sha256=hex") is the secret's signature of the body (WebSub, 7.1). False for anything else. */
export function isSignatureRight(header: string | undefined, body: Uint8Array, secret: string): boolean {
  const [method = '', written = ''] = (header ?? '').trim().split('=')
  if (!methods.includes(method.toLowerCase()) || !/^(?:[0-9a-f]{2})+$/i.test(written)) return false
  const right = createHmac(method.toLowerCase(), secret).update(body).digest()
  const given = Buffer.from(written, 'hex')
  return given.length === right.length && timingSafeEqual(given, right)
}
