import { canSpeak } from './can-speak.ts'
import { endOfReport } from './end-of-report.ts'
import type { Reported } from './find-indirect.ts'
import { phraseEndingAt, phraseStartingAt } from './noun-phrase.ts'
import type { Phrase } from './noun-phrase.ts'
import type { Sentence, Token } from './read-tokens.ts'

/** "his claim that the road is closed", "Noor's opposition to the dam": what a noun of speech or attitude at token `at` reports. */
export function readReportedByNoun(tokens: readonly Token[], sentence: Sentence, at: number): Reported | undefined {
  const noun = tokens[at]
  if (noun === undefined || !REPORTING_NOUNS.has(noun.lower)) return undefined
  const speaker = ownerOf(tokens, sentence.first, at)
  if (speaker === undefined || canSpeak(tokens, speaker) < 0.5) return undefined
  const tie = { rule: 'attitude', speaker, cue: { first: at, last: at } } as const
  const link = tokens[at + 1]
  if (link?.lower === 'that') {
    const last = endOfReport(tokens, sentence, at + 2, 'clause', true)
    return last === undefined ? undefined : { first: at + 2, last, tie }
  }
  if (link?.tag !== 'prep' && link?.tag !== 'to') return undefined
  const what = phraseStartingAt(tokens, at + 2, sentence.last)
  return what === undefined ? undefined : { first: at + 2, last: what.last, tie }
}

/** "his", "Noor's", with up to two words before the noun ("his latest attack"). */
function ownerOf(tokens: readonly Token[], floor: number, noun: number): Phrase | undefined {
  for (let at = noun - 1; at >= floor && at >= noun - 3; at--) {
    const token = tokens[at]
    if (token === undefined) return undefined
    if (OWNERS.has(token.lower)) return { first: at, last: at, head: at }
    if (token.isPossessive) return phraseEndingAt(tokens, at, floor)
    if (token.tag !== 'noun' && token.tag !== 'verb' && token.tag !== 'name') return undefined
  }
  return undefined
}

const OWNERS = new Set(['his', 'her', 'their'])

const REPORTING_NOUNS = new Set(
  `claim claims insistence assertion assertions allegation allegations accusation accusations argument warning warnings promise promises pledge pledges vow vows calls
demand demands threat threats suggestion suggestions contention belief view views opinion admission acknowledgment criticism criticisms complaint complaints statement statements
opposition attack attacks endorsement condemnation denunciation praise concern concerns proposal proposals refusal denial decision plan plans hope hopes fear fears desire
disclosure rejection disapproval approval prediction description`.split(/\s+/u),
)
