import { enlarged } from '../text/enlarged.ts'
import { noIncident, type Incident } from './read-incident.ts'
import type { WeighedArticle } from './weigh-article.ts'

/** What is known of each story beyond its articles, and which terms only one story holds. */
export type StoryBook = {
  /** The story that a story was merged into, itself if none. */
  resolve(storyId: number): number
  /** Counts an article in; an unknown story is opened. */
  add(storyId: number, article: WeighedArticle): void
  /** True for a term that no other story ever held. */
  isOwn(term: number, storyId: number): boolean
  /** Undefined for a story without remembered articles. */
  find(storyId: number): Story | undefined
  merge(from: number, into: number): void
  /** Counts an article from one story to another. */
  move(from: number, into: number): void
  /** Forgets the stories that are not among these. */
  keepOnly(storyIds: ReadonlySet<number>): void
  readonly bytes: number
  save(): SavedStories
}

export type Story = {
  readonly storyId: number
  /** Stories are numbered in order of opening. */
  readonly number: number
  /** The place of the first report that names one; -1 for none. */
  readonly scene: number
  /** That its headline names it. */
  readonly isSceneInTitle: boolean
  /** The rarest name of the first headline that has one; -1 for none. */
  readonly subject: number
  /** The day of the first report that names one; all days and tolls that its reports name. */
  readonly incident: Incident
  readonly articles: number
}

export type SavedStories = {
  readonly stories: readonly Story[]
  readonly mergedInto: readonly (readonly [from: number, into: number])[]
  readonly owners: Float64Array<ArrayBuffer>
  readonly opened: number
}

/** What was saved is taken over. */
export function createStoryBook(saved?: SavedStories): StoryBook {
  const stories = new Map(saved?.stories.map(story => [story.storyId, story]))
  const mergedInto = new Map(saved?.mergedInto)
  /** By term: 0 when no story holds it, -1 when several did, else the story's id + 1. */
  let owners = saved?.owners ?? new Float64Array(0)
  let opened = saved?.opened ?? 0

  const resolve = (storyId: number): number => {
    const into = mergedInto.get(storyId)
    return into === undefined ? storyId : resolve(into)
  }
  const change = (storyId: number, changed: Partial<Story>): void => {
    const story = stories.get(storyId)
    if (story !== undefined) stories.set(storyId, { ...story, ...changed })
  }
  return {
    resolve,
    add(storyId, { all, scene, isSceneInTitle, subject, incident }) {
      const story = stories.get(storyId) ?? {
        storyId,
        number: opened++,
        scene: -1,
        isSceneInTitle: false,
        subject: -1,
        incident: noIncident,
        articles: 0,
      }
      stories.set(storyId, {
        ...story,
        ...(story.scene === -1 ? { scene, isSceneInTitle } : {}),
        ...(story.subject === -1 ? { subject } : {}),
        incident: joinIncidents(story.incident, incident),
        articles: story.articles + 1,
      })
      for (const term of all) {
        owners = enlarged(owners, term + 1)
        const owner = owners[term] ?? 0
        if (owner === 0) owners[term] = storyId + 1
        else if (owner > 0 && resolve(owner - 1) !== storyId) owners[term] = -1
      }
    },
    isOwn(term, storyId) {
      const owner = owners[term] ?? 0
      return owner > 0 && (owner - 1 === storyId || (mergedInto.size > 0 && resolve(owner - 1) === storyId))
    },
    find: storyId => stories.get(storyId),
    merge(from, into) {
      const gone = stories.get(from)
      const older = stories.get(into)
      if (gone === undefined || older === undefined) return
      change(into, { articles: older.articles + gone.articles })
      stories.delete(from)
      mergedInto.set(from, into)
    },
    move(from, into) {
      change(from, { articles: (stories.get(from)?.articles ?? 1) - 1 })
      change(into, { articles: (stories.get(into)?.articles ?? 0) + 1 })
    },
    keepOnly(storyIds) {
      for (const storyId of stories.keys()) if (!storyIds.has(storyId)) stories.delete(storyId)
      for (const from of mergedInto.keys()) {
        if (mergedInto.size <= mostMerges) return
        mergedInto.delete(from)
      }
    },
    get bytes() {
      return owners.byteLength + stories.size * bytesAStory
    },
    save: () => ({ stories: [...stories.values()], mergedInto: [...mergedInto], owners, opened }),
  }
}

function joinIncidents(known: Incident, other: Incident): Incident {
  return {
    day: known.day === -1 ? other.day : known.day,
    days: joined(known.days, other.days),
    tolls: joined(known.tolls, other.tolls),
  }
}

function joined(known: readonly number[], others: readonly number[]): readonly number[] {
  const fresh = others.filter(other => !known.includes(other))
  // Of a long story the newest tell what a further report may be of.
  return fresh.length === 0 ? known : [...known, ...fresh].slice(-mostNumbers)
}

const mostNumbers = 24

/** Of objects in a map. */
const bytesAStory = 400
/** Older ones are not asked for again. */
const mostMerges = 100_000
