/** What the bundled font can write; it has no Chinese, Japanese, Korean or Indian letters. */
const writable =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Common}\p{Script=Inherited}]*$/u
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Extended_Pictographic}]/gu

/** Letters as wide as one and a half others. */
const wide = /[\p{Lu}@%жмшщюЖМ\u0410-\u042F]/u
const wideness = 1.4

/**
 * A name as the picture can show it: one line, as wide as `limit` letters at most, no marks that can't be drawn. Undefined
 * where the font lacks its script: then something else must name it.
 */
export function fitName(name: string, limit: number): string | undefined {
  const plain = plainOf(name)
  if (!isWritable(name)) return undefined
  const characters = Array.from(plain)
  let width = 0
  const fitting = characters.findIndex(character => (width += wide.test(character) ? wideness : 1) > limit)
  return fitting < 0
    ? plain
    : `${characters
        .slice(0, Math.max(1, fitting - 1))
        .join('')
        .trimEnd()}…`
}

/** Can the picture show this name? */
export function isWritable(name: string): boolean {
  const plain = plainOf(name)
  return plain !== '' && writable.test(plain)
}

/** What a series is called where its name can't be written; counted from 0. */
export function nameInstead(series: number): string {
  return `query ${series + 1}`
}

function plainOf(name: string): string {
  return name.toWellFormed().replaceAll(/\s+/g, ' ').replaceAll(unseen, '').trim()
}
