/** Which stories hold a term among their heaviest: an inverted index. Stories are numbered in order of opening. */
export type StoryPostings = {
  add(term: number, story: number): void
  /** The stories that share most of the weighted terms, most first. Of each term only the newest entries are read. */
  findSharing(terms: readonly WeighedNumber[], isOpen: (story: number) => boolean, most: number): readonly number[]
  /** Drops entries of stories that are no longer open. */
  prune(isOpen: (story: number) => boolean): void
}

export type WeighedNumber = { readonly term: number; readonly weight: number }

export function createStoryPostings(): StoryPostings {
  const lists = new Map<number, number[]>()
  return {
    add(term, story) {
      const list = lists.get(term)
      if (list === undefined) lists.set(term, [story])
      // A few entries twice cost less than a look through the whole list.
      else if (!list.slice(-8).includes(story)) list.push(story)
    },
    findSharing(terms, isOpen, most) {
      const shared = new Map<number, number>()
      for (const { term, weight } of terms) {
        const list = lists.get(term) ?? []
        const last = Math.max(0, list.length - entriesRead)
        for (let at = list.length - 1; at >= last; at--) {
          const story = list[at] ?? 0
          if (isOpen(story)) shared.set(story, (shared.get(story) ?? 0) + weight * weight)
        }
      }
      return heaviest(shared, most)
    },
    prune(isOpen) {
      for (const [term, list] of lists) {
        const open = list.filter(isOpen)
        if (open.length === 0) lists.delete(term)
        else if (open.length < list.length) lists.set(term, open)
      }
    },
  }
}

/** A story is found by its rarer terms; reading all holders of a common one would only cost time. */
const entriesRead = 1500

function heaviest(shared: ReadonlyMap<number, number>, most: number): readonly number[] {
  const entries = [...shared]
  if (entries.length > most) entries.sort((left, right) => right[1] - left[1] || left[0] - right[0])
  return entries.slice(0, most).map(([story]) => story)
}
