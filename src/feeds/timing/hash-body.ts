import { hash } from 'node:crypto'

/** SHA-256 of a body, hex: tells whether a server sent the same as before. */
export function hashBody(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex')
}
