import type { Fetched } from './fetched.ts'
import { RefusedError } from './refused-error.ts'

/** Error codes (or names, where there is no code) of Node, OpenSSL, undici and zlib by prefix, in plain words. */
const explanations: readonly (readonly [prefix: string, reason: string])[] = [
  ['ENOTFOUND', 'the host name is not known'],
  ['EAI_', 'the host name can not be looked up just now'],
  ['ENODATA', 'the host name has no address'],
  ['ECONNREFUSED', 'the server refuses the connection'],
  ['ECONNRESET', 'the server broke off the connection'],
  ['EPIPE', 'the server broke off the connection'],
  ['EHOSTUNREACH', 'the server can not be reached'],
  ['ENETUNREACH', 'the server can not be reached'],
  ['ETIMEDOUT', 'the server does not answer'],
  ['UND_ERR_CONNECT_TIMEOUT', 'the server does not answer'],
  ['UND_ERR_HEADERS_TIMEOUT', 'the server does not answer'],
  ['UND_ERR_BODY_TIMEOUT', 'the server stopped in the middle of its answer'],
  ['UND_ERR_RES_CONTENT_LENGTH', 'the answer has another length than it says'],
  ['UND_ERR_SOCKET', 'the server broke off the connection'],
  ['HPE_', 'the answer is not HTTP'],
  ['HTTPParserError', 'the answer is not HTTP'],
  ['Z_', 'the page is packed wrongly'],
  ['ERR__ERROR', 'the page is packed wrongly'],
  ['CERT_HAS_EXPIRED', "the server's certificate has run out"],
  ['ERR_TLS_CERT_ALTNAME_INVALID', "the server's certificate is for another host"],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', "the server's certificate is its own word only"],
  ['SELF_SIGNED_CERT_IN_CHAIN', "the server's certificate is its own word only"],
  ['UNABLE_TO_', "the server's certificate can not be checked"],
  ['ERR_SSL_', 'no secure connection to the server comes about'],
  ['EPROTO', 'no secure connection to the server comes about'],
]

/** Turns what a request threw into a value. */
export function explainError(error: unknown): Fetched {
  const refusal = refusalIn(error)
  if (refusal !== undefined) return { kind: 'refused', reason: refusal }
  const code = codeOf(error)
  const known = explanations.filter(([prefix]) => code.startsWith(prefix))
  const longest = known.toSorted(([a], [b]) => b.length - a.length)[0]
  return { kind: 'failed', reason: longest?.[1] ?? 'the connection failed', isTemporary: true }
}

function refusalIn(error: unknown): string | undefined {
  if (error instanceof RefusedError) return error.message
  if (codeOf(error) === 'UND_ERR_HEADERS_OVERFLOW' || codeOf(error) === 'HPE_HEADER_OVERFLOW') {
    return "the answer's headers are too long"
  }
  return error instanceof Error && error.cause !== undefined ? refusalIn(error.cause) : undefined
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  return error.cause === undefined ? error.name : codeOf(error.cause)
}
