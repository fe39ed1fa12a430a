/** Thrown where our own rules forbid to go on. The message is the reason in plain words. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
}
