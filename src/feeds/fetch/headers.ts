/** Response headers by lower-case name. Values keep the server's bytes, one a character. */
export type Headers = {
  /** The first value. */
  one(name: string): string | undefined
  all(name: string): readonly string[]
}

/** From undici's form. */
export function createHeaders(raw: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const all = (name: string) => [raw[name] ?? []].flat()
  return { all, one: name => all(name)[0] }
}
