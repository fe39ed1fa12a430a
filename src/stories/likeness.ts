import type { ArticleWindow, Asked } from './article-window.ts'
import type { Incident } from './read-incident.ts'
import type { Story } from './story-book.ts'
import type { WeighedArticle } from './weigh-article.ts'

/** A remembered article beside one that is asked about. */
export type Neighbour = {
  readonly slot: number
  readonly storyId: number
  /** From 0; 1 would be the same words on the same day. */
  readonly likeness: number
  /** It names the scene of the article asked. */
  readonly isThere: boolean
}

/**
 * How like two articles are: the cosine of their words with that of their headlines, less the further apart their days
 * lie. Words that only this story holds don't age: they tie a saga together over weeks of silence. `quoted` counts the runs
 * of words that both quote.
 */
export function compareArticles(
  article: WeighedArticle,
  asked: Asked,
  window: ArticleWindow,
  slot: number,
  decayDays: number,
  quoted: number,
): Neighbour {
  const { all, own, title, isThere } = window.compare(slot, asked)
  const { storyId } = window.heldOf(slot)
  const size = window.sizeOf(slot)
  const isHeadlineOnly = Math.min(size, article.terms.length) < headlineTerms
  const alike = (all + (isHeadlineOnly ? 0 : titleShare * title)) / expectedShare(Math.max(size, article.terms.length))
  const lasting = all === 0 ? 0 : (own / all) ** lastingPower
  const nearness = lasting + (1 - lasting) * nearnessOf(article.day - window.dayOf(slot), decayDays)
  return {
    slot,
    storyId,
    likeness: alike * nearness + quotedPull(quoted) * nearnessOf(article.day - window.dayOf(slot), decayDays),
    isThere,
  }
}

/** Who prints the same words of somebody tells of the same event, more surely the more of them: up to `mostQuotedPull`. */
function quotedPull(runs: number): number {
  return mostQuotedPull * (1 - Math.exp(-runs / fewQuotedRuns))
}

const mostQuotedPull = 0.1
const fewQuotedRuns = 2

/** Most reports of an event appear within a day, then they thin out fast. */
export function nearnessOf(days: number, decayDays: number): number {
  return Math.exp(-((days / decayDays) ** 2))
}

/** What headlines share counts so much beside what the whole reports do. */
const titleShare = 0.6
/** Where there is hardly more than a headline, it has been counted already. */
export const headlineTerms = 25

/** Below 1: a few such words tie more than their share. */
const lastingPower = 0.5

/** Two short reports of one event share fewer of their words than two long ones. */
function expectedShare(terms: number): number {
  return Math.min(1, Math.max(0.65, (terms / 120) ** 0.45))
}

/**
 * How like a story an article is, by those of the story's articles that are most like it, best first. An average, so that a
 * large story does not attract by its breadth; a headline, which shares few words with each report but some with many,
 * may gain by number. `holds`: whether a remembered article has a term.
 */
export function likenessToStory(
  article: WeighedArticle,
  asked: Asked,
  neighbours: readonly Neighbour[],
  story: Story | undefined,
  holds: (slot: number, term: number) => boolean,
): number {
  if (neighbours.length === 0) return 0
  const compared = neighbours.slice(0, articlesCompared)
  const sum = compared.reduce((total, { likeness }) => total + likeness, 0)
  const breadth = compared.length ** breadthPower(article.terms.length)
  const alike = sum / breadth
  if (story === undefined) return alike
  const isHere = !isElsewhere(article, asked, compared, story)
  const pull = pullOf(article.incident, story.incident, isHere)
  const mayBeBulletin = alike > mostAlikeApart && article.terms.length >= bulletinTerms
  const isBulletin = mayBeBulletin && (!isHere || isOfAnother(article, asked, compared, story, holds))
  return pull * (isBulletin ? Math.max(0, 2 * mostAlikeApart - alike) : alike)
}

/**
 * Reports of one event that share more of their words than this share the names of it too: those that don't are bulletins
 * (of quakes, verdicts, matches), in which little but the name is another. The more alike, the surer.
 */
const mostAlikeApart = 0.5
/** A headline alone is too short to tell. */
const bulletinTerms = 15

/** Neither names whom the other's headline is about. */
function isOfAnother(
  { subject }: WeighedArticle,
  asked: Asked,
  neighbours: readonly Neighbour[],
  story: Story,
  holds: (slot: number, term: number) => boolean,
): boolean {
  if (subject === -1 || story.subject === -1 || (asked.weights[story.subject] ?? 0) > 0) return false
  return !neighbours.some(({ slot }) => holds(slot, subject))
}

/** Whether an article tells of another event than one of a story, however alike their words are. */
export function areApart(
  article: WeighedArticle,
  asked: Asked,
  other: Neighbour,
  story: Story,
  holds: (slot: number, term: number) => boolean,
): boolean {
  const { day } = article.incident
  const { days } = story.incident
  // A paper that prints the report of another may begin it with its own town.
  const haveScenes = article.isSceneInTitle && story.isSceneInTitle
  return (
    (haveScenes && isElsewhere(article, asked, [other], story)) ||
    isOfAnother(article, asked, [other], story, holds) ||
    (day !== -1 && days.length > 0 && !days.includes(day))
  )
}

const articlesCompared = 10

/** 1 makes an average, less lets number tell. */
function breadthPower(terms: number): number {
  return terms < headlineTerms ? 0.65 : Math.min(1, 0.85 + terms / 1000)
}

/**
 * What is left of the likeness to a story that happens elsewhere: little, when it has another day or another number of
 * victims too, as then it is another incident of the sort. A toll alone may have risen, and a day alone may be that of
 * what came after.
 */
function pullOf({ tolls, day }: Incident, theirs: Incident, isHere: boolean): number {
  const [toll] = tolls
  if (toll === undefined || theirs.tolls.length === 0) return isHere ? 1 : elsewherePull
  const daysApart = apartFrom(theirs.days, day)
  const hasOtherToll = !theirs.tolls.includes(toll)
  if (isHere) return hasOtherToll && daysApart >= daysOfRising ? otherIncidentPull : 1
  if (hasOtherToll && daysApart > 0) return otherIncidentPull ** 2
  return hasOtherToll || daysApart > 0 ? otherIncidentPull : elsewherePull
}

/** From the nearest of some days; 0 where either side names none. */
function apartFrom(days: readonly number[], day: number): number {
  return day === -1 || days.length === 0 ? 0 : Math.min(...days.map(other => Math.abs(other - day)))
}

/** Another bombing in another town: neither names the place of the other, or each has its own in the headline. */
function isElsewhere(
  { scene, isSceneInTitle }: WeighedArticle,
  asked: Asked,
  neighbours: readonly Neighbour[],
  story: Story,
): boolean {
  if (scene === -1 || story.scene === -1) return false
  const namesTheirs = (asked.weights[story.scene] ?? 0) > 0
  return (!namesTheirs || (isSceneInTitle && story.isSceneInTitle)) && neighbours.every(({ isThere }) => !isThere)
}

const elsewherePull = 0.85
/** A toll that was told on the day before may have risen. */
const daysOfRising = 2
const otherIncidentPull = 0.5
