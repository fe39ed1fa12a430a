import type { Phrase } from './noun-phrase.ts'

/**
 * What ties words to a speaker, from the surest to the weakest:
 * after: `"...," he said`; inverted: `"...," said Shah`; before: `Shah said "..."`; according: "according to Shah"; introduced: `Shah wrote:`;
 * participle: `..., adding "..."`; noun: "his claim that ..."; trailing: `The "mess" is over, Shah said`; attitude: "praised his ..."; owner: `Shah's "plan"`;
 * sibling: other words quoted in the same sentence; continued: the paragraph's earlier quotation; paragraph: a paragraph of nothing but
 * quotation after one by the same; told: the sentence before tells of somebody; weak: only some verb's subject.
 */
export type Rule =
  | 'after'
  | 'inverted'
  | 'before'
  | 'according'
  | 'introduced'
  | 'participle'
  | 'noun'
  | 'trailing'
  | 'attitude'
  | 'owner'
  | 'sibling'
  | 'continued'
  | 'paragraph'
  | 'told'
  | 'weak'

/** Who said it, by tokens: the speaker's phrase, and the cue's first and last token. */
export type Attribution = {
  readonly rule: Rule
  readonly speaker: Phrase
  readonly cue: { readonly first: number; readonly last: number } | undefined
}
