/** What the bundled font can write; it has no Chinese, Japanese, Korean or Indian letters. */
const writable =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Common}\p{Script=Inherited}]*$/u
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Extended_Pictographic}]/gu

/**
 * A name as the picture can show it: one line, at most `limit` characters, no marks that can't be drawn. Undefined where
 * the font lacks its script: then something else must name it.
 */
export function fitName(name: string, limit: number): string | undefined {
  const plain = name.toWellFormed().replaceAll(/\s+/g, ' ').replaceAll(unseen, '').trim()
  if (plain === '' || !writable.test(plain)) return undefined
  const characters = Array.from(plain)
  return characters.length <= limit
    ? plain
    : `${characters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`
}
