import type { Words } from './query.ts'

/**
 * Whether a word typed in capitals means an acronym that would drown as a word: IS, US, WHO. Such a word must stand in
 * capitals in the article too; "U.S." counts. In small letters it is the word.
 */
export function isDrownedAcronym(exact: string): boolean {
  return exact.length <= longest && exact === exact.toUpperCase() && drowned.has(exact.toLowerCase())
}

/** Whether a name is one such acronym: IS~ has no spellings but its own. */
export function isDrownedName({ manner, elements }: Pick<Words, 'manner' | 'elements'>): boolean {
  const [only, ...others] = elements
  return manner === 'similar' && others.length === 0 && only?.kind === 'word' && isDrownedAcronym(only.form.exact)
}

const longest = 5

/** Function words, and common words that are also names of bodies, weapons and countries. */
const drowned = new Set(
  `am an and any are as at be by can do for go had has he her him his how if in is it its may me my no nor not now of
  off on or our out she so than that the them then they this to too up us was we were who why will with you your
  ad ai aid bat car cat cop eta fast heat ice jet mad map moon pac quad raw sad safe salt sam seal smart start stem swat
  un`.split(/\s+/),
)
