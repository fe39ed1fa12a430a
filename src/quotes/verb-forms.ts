import { DOUBLING_VERBS, IRREGULAR_VERBS, VERBS } from './english-verbs.ts'
import type { VerbClass } from './english-verbs.ts'

export type VerbForm = 'base' | 'present' | 'past' | 'participle' | 'ing'
export type Verb = { readonly lemma: string; readonly form: VerbForm; readonly classes: ReadonlySet<VerbClass> }

/** The verb a lower-case English word may be, with its form and what it reports; undefined for other words. */
export function findVerb(lower: string): Verb | undefined {
  return FORMS.get(lower) ?? (lower.length > 4 && lower.endsWith('ed') ? UNKNOWN_PAST : undefined)
}

/** Any other word in "-ed": most likely the past of a verb that reports nothing. */
export const UNKNOWN_PAST: Verb = { lemma: '', form: 'past', classes: new Set<VerbClass>(['plain']) }

const VOWEL_Y = /[aeiou]y$/u
const FORMS: ReadonlyMap<string, Verb> = buildForms()

function buildForms(): Map<string, Verb> {
  const irregular = new Map(IRREGULAR_VERBS.split(/;\s*/u).map(line => [line.split(' ')[0] ?? '', line.split(' ')]))
  const forms = new Map<string, Verb>()
  for (const [lemma, classes] of classesByLemma()) {
    const [, past = pastOf(lemma), participle = past] = irregular.get(lemma) ?? []
    const add = (word: string, form: VerbForm) => {
      if (!forms.has(word)) forms.set(word, { lemma, form, classes })
    }
    add(past, 'past')
    add(participle, 'participle')
    add(lemma, 'base')
    add(presentOf(lemma), 'present')
    add(ingOf(lemma), 'ing')
  }
  return forms
}

function classesByLemma(): Map<string, Set<VerbClass>> {
  const lemmas = new Map<string, Set<VerbClass>>()
  const order: readonly VerbClass[] = ['speech', 'naming', 'judging', 'thinking', 'showing', 'plain']
  for (const name of order) {
    for (const lemma of VERBS[name].split(/\s+/u).filter(Boolean)) {
      const classes = lemmas.get(lemma) ?? new Set<VerbClass>()
      classes.add(name)
      lemmas.set(lemma, classes)
    }
  }
  return lemmas
}

function presentOf(lemma: string): string {
  if (/(?:s|x|z|ch|sh|o)$/u.test(lemma)) return `${lemma}es`
  return lemma.endsWith('y') && !VOWEL_Y.test(lemma) ? `${lemma.slice(0, -1)}ies` : `${lemma}s`
}

function pastOf(lemma: string): string {
  if (lemma.endsWith('e')) return `${lemma}d`
  if (lemma.endsWith('y') && !VOWEL_Y.test(lemma)) return `${lemma.slice(0, -1)}ied`
  return DOUBLING_VERBS.has(lemma) ? `${lemma}${lemma.at(-1) ?? ''}ed` : `${lemma}ed`
}

function ingOf(lemma: string): string {
  if (lemma.endsWith('ie')) return `${lemma.slice(0, -2)}ying`
  if (lemma.endsWith('e') && !/(?:ee|oe|ye)$/u.test(lemma) && lemma !== 'be') return `${lemma.slice(0, -1)}ing`
  return DOUBLING_VERBS.has(lemma) ? `${lemma}${lemma.at(-1) ?? ''}ing` : `${lemma}ing`
}
