import { readTerms } from '../../text/read-terms.ts'
import { detach } from '../../text/remember-bounded.ts'
import type { AtomKind } from './atoms.ts'
import { type Judgements, atomOf, countOf } from './judgements.ts'

/** Tells which atoms the words of one language pass. */
export type Tester = {
  /** What words pass as they stand. */
  readonly plain: Judgements
  /** And what besides, when they are written like a name. */
  readonly named: Judgements
  /** The atoms that any word of a name passes, such as a publisher's: most articles bring one that was met before. */
  passedBy(name: string): readonly number[]
  /** To be called when there is another atom of this kind. */
  forget(kind: AtomKind): void
}

export function createTester(plain: Judgements, named: Judgements, language: string): Tester {
  const byName = new Map<string, readonly number[]>()

  return {
    plain,
    named,
    passedBy(name) {
      const known = byName.get(name)
      if (known !== undefined) return known
      const passed = [...new Set([plain, named].flatMap(judgements => atomsIn(name, language, judgements)))]
      if (byName.size >= mostNames) byName.clear()
      if (name.length <= longestName) byName.set(detach(name), passed)
      return passed
    },
    forget(kind) {
      plain.forget()
      if (kind === 'similar') named.forget()
      byName.clear()
    },
  }
}

const mostNames = 10_000
const longestName = 200

function atomsIn(text: string, language: string, judgements: Judgements): number[] {
  const { numbers, lexicon, compounds } = readTerms(text, language)
  judgements.begin(lexicon)
  const lists = Array.from(numbers, number => judgements.at(number))
  for (const { word } of compounds?.values() ?? []) lists.push(judgements.of(word))
  return lists.flatMap(list =>
    Array.from({ length: countOf(judgements.lists, list) }, (_, at) => atomOf(judgements.lists, list, at)),
  )
}
