import { createCopyFinder } from './copy-finder.ts'
import { readProfile, type ProfiledArticle } from './read-profile.ts'
import { createStoryFinder } from './story-finder.ts'

export type EventRequest = {
  /** The article whose event is wanted. */
  readonly id: number
  /** In order of publication, that article among them. */
  readonly articles: readonly (ProfiledArticle & { readonly id: number })[]
}

/** `copyOf`: the article whose wire text it repeats. */
export type EventMember = { readonly id: number; readonly copyOf: number | undefined }

/** Which of some related articles tell of the same event as one of them, itself among them, in the order given. */
export function eventAround({ id: asked, articles }: EventRequest): readonly EventMember[] {
  const copies = createCopyFinder()
  const copyOf = new Map(articles.map(({ id, text }) => [id, copies.findAndAdd(id, text)?.articleId]))
  const finder = createStoryFinder()
  const storyOf = new Map<number, number>()
  for (const { id, ...read } of articles) {
    const { storyId, revisions } = finder.place(id, readProfile(read))
    storyOf.set(id, storyId)
    for (const revision of revisions) {
      for (const [member, story] of storyOf) {
        const isMoved = revision.kind === 'merge' || revision.articleIds.includes(member)
        if (story === revision.from && isMoved) storyOf.set(member, revision.into)
      }
    }
  }
  return [...storyOf]
    .filter(([, story]) => story === storyOf.get(asked))
    .map(([id]) => ({ id, copyOf: copyOf.get(id) }))
}
