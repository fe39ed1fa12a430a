import { foldWord } from '../text/fold.ts'
import { stopWords } from '../text/stop-words.ts'
import { functionWords } from './function-words.ts'

/** Whether a word stands in most reports of its language, or is a letter that an apostrophe cut off. */
export function isSmallWord(word: string, language = 'en'): boolean {
  const folded = foldWord(word)
  return stopWords.has(folded) || /^[a-z]$/.test(folded) || (smallWords().get(language)?.has(folded) ?? false)
}

let known: ReadonlyMap<string, ReadonlySet<string>> | undefined

function smallWords(): ReadonlyMap<string, ReadonlySet<string>> {
  return (known ??= new Map(
    functionWords.map(([language, words]) => [language, new Set(words.split(' ').map(word => foldWord(word)))]),
  ))
}
