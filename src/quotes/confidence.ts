import type { Attribution, Rule } from './attribution.ts'
import { canSpeak } from './can-speak.ts'
import type { ReportKind } from './end-of-report.ts'
import type { Token } from './read-tokens.ts'

/**
 * Step 7. Probability that quoted words and their speaker are both right, between 0.05 and 0.99. Set by hand: each rule has a base;
 * doubtful speakers, short words and words straight behind a verb of naming lower it, a plain "said" well before the words raises it.
 * `at` is the token of the quoted words, `count` how many words they hold. Words without a speaker get 0.3.
 */
export function confidenceOfWords(
  tokens: readonly Token[],
  at: number,
  count: number,
  kind: 'direct' | 'mixed',
  tie: Attribution | undefined,
): number {
  if (tie === undefined) return 0.3
  const doubt = doubtOfSpeaker(tokens, tie)
  const isMixed = kind === 'mixed'
  switch (tie.rule) {
    case 'after':
    case 'inverted':
      return rounded((isMixed ? 0.93 : 0.98) - doubt)
    case 'continued':
      return rounded((isMixed ? 0.6 : count < 4 ? 0.75 : 0.97) - doubt)
    case 'before':
    case 'introduced':
    case 'participle':
      return rounded(confidenceBehindCue(tokens, at, count, tie) - doubt)
    default:
      return rounded(BASE[tie.rule] - (count < 4 ? 0.1 : 0) - doubt)
  }
}

/** The same for a reported clause: whether it is one, with its bounds and speaker right. Attitudes ("praised the deal") and things told ("recalled the talks") stay at one half and below. */
export function confidenceOfClause(tokens: readonly Token[], tie: Attribution | undefined, kind: ReportKind): number {
  if (tie === undefined) return 0.4
  const doubt = doubtOfSpeaker(tokens, tie)
  const cue = tie.cue === undefined ? undefined : tokens[tie.cue.first]
  if (tie.rule === 'introduced') return rounded(0.5 - doubt)
  if (tie.rule === 'attitude') return rounded(0.4 - doubt / 2)
  if (kind === 'object') return rounded(0.5 - doubt)
  if (cue?.tag === 'ing') return rounded(0.65 - doubt)
  return rounded((SAYING.has(cue?.verb?.lemma ?? '') || tie.rule !== 'before' ? 0.85 : 0.7) - doubt)
}

const BASE: Readonly<Record<Rule, number>> = {
  after: 0.98,
  inverted: 0.98,
  continued: 0.97,
  before: 0.96,
  introduced: 0.94,
  participle: 0.9,
  according: 0.9,
  trailing: 0.93,
  attitude: 0.68,
  paragraph: 0.68,
  sibling: 0.6,
  noun: 0.5,
  told: 0.45,
  weak: 0.4,
  owner: 0.3,
}

const SAYING = new Set(
  'say tell add write note argue insist suggest warn claim announce explain acknowledge state declare reply post tweet'.split(
    ' ',
  ),
)

/** `Shah said the plan was "..."`: a cue before the words, by what lies between. */
function confidenceBehindCue(tokens: readonly Token[], at: number, count: number, { rule, cue }: Attribution): number {
  const base = BASE[rule]
  if (cue === undefined) return base - 0.1
  const distance = at - cue.last
  const verb = tokens[cue.last]?.verb
  const isPlain = verb?.lemma === 'say' || verb?.lemma === 'tell'
  if (distance === 1) return base - (count < 8 ? 0.35 : 0.2)
  const gain = isPlain ? 0.03 : 0
  const isFar = distance > 15
  const brevity = count < 4 ? (distance >= 5 ? 0.02 : isPlain ? 0.05 : 0.12) : count < 8 ? 0.02 : 0
  return base + gain - brevity - (isFar ? 0.05 : 0) - (verb?.classes.has('naming') === true && distance < 5 ? 0.08 : 0)
}

/** People and personal pronouns speak; of things, of "which" and of bare numbers it is seldom sure. */
function doubtOfSpeaker(tokens: readonly Token[], { speaker, rule }: Attribution): number {
  const head = tokens[speaker.head]
  const weight = canSpeak(tokens, speaker)
  if (head?.tag === 'relative') return weight < 1 ? 0.5 : 0.2
  if (head?.tag === 'pronoun' || head?.tag === 'name') return weight < 0.9 ? 0.2 : 0
  if (rule === 'after' || rule === 'inverted') return weight >= 0.95 ? 0.02 : 0.06
  return weight >= 0.95 ? 0.05 : 0.2
}

function rounded(confidence: number): number {
  return Math.min(0.99, Math.max(0.05, Math.round(confidence * 100) / 100))
}
