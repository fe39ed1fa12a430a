import { canSpeak } from './can-speak.ts'
import { skipCircumstances } from './complement.ts'
import { endOfReport } from './end-of-report.ts'
import type { Reported } from './find-indirect.ts'
import { phraseStartingAt } from './noun-phrase.ts'
import type { Sentence, Token } from './read-tokens.ts'

/** "Asked whether he would resign, Shah ...", "when asked by reporters about the dam": a question put to somebody, mostly by nobody named. */
export function readReportedQuestion(tokens: readonly Token[], sentence: Sentence, at: number): Reported | undefined {
  const opens = at === sentence.first || tokens[at - 1]?.lower === 'when'
  if (!opens || tokens[at]?.lower !== 'asked') return undefined
  const asker = tokens[at + 1]?.lower === 'by' ? phraseStartingAt(tokens, at + 2, sentence.last) : undefined
  const behind = skipCircumstances(tokens, (asker?.last ?? at) + 1, sentence.last)
  const opening = tokens[behind]
  if (opening === undefined || !(opening.tag === 'relative' || QUESTION_OPENERS.has(opening.lower))) return undefined
  const first = opening.lower === 'about' ? behind + 1 : behind
  const last = endOfReport(tokens, sentence, first, 'clause', true)
  if (last === undefined) return undefined
  const isKnown = asker !== undefined && canSpeak(tokens, asker) >= 0.5
  return { first, last, tie: isKnown ? { rule: 'before', speaker: asker, cue: { first: at, last: at } } : undefined }
}

const QUESTION_OPENERS = new Set(['whether', 'if', 'about', 'to'])
