import { rankRelated, relatedQuery, type RelatedQuery } from '../../src/stories/find-related.ts'
import { rarityIn } from '../../src/stories/rarity.ts'
import { readProfile, type Profile } from '../../src/stories/read-profile.ts'
import { readReport } from './read-report.ts'

/** `{id, title, text, date?}` in, all of them the corpus; `{id, related}` out: ten ids, best first. */
export async function* predict(records: AsyncIterable<unknown>): AsyncGenerator {
  const reports: { readonly id: unknown; readonly profile: Profile }[] = []
  for await (const record of records) {
    const report = readReport(record)
    if (typeof report === 'string') yield { id: Object(record)['id'], error: report }
    else reports.push({ id: report.id, profile: readProfile(report) })
  }
  const index = indexStems(reports.map(({ profile }) => profile))
  const rarityOf = rarityIn(reports.length, stem => index.get(stem)?.length ?? 0)
  for (const [place, { id, profile }] of reports.entries()) {
    const found = findCandidates(relatedQuery(profile, rarityOf), index, place)
    const candidates = found.flatMap(other => reports[other] ?? [])
    const ranked = rankRelated(
      profile,
      candidates.map(candidate => candidate.profile),
      rarityOf,
    )
    yield { id, related: ranked.slice(0, 10).map(related => candidates[related.index]?.id) }
  }
}

/** In which reports each stem stands: what a store's search index answers. */
function indexStems(profiles: readonly Profile[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>()
  for (const [place, { terms }] of profiles.entries())
    for (const stem of terms.keys()) {
      const places = index.get(stem)
      if (places === undefined) index.set(stem, [place])
      else places.push(place)
    }
  return index
}

/** The sixty reports that hold most of what is asked for, as a store's ranking by relevance gives them. */
function findCandidates(
  { terms }: RelatedQuery,
  index: ReadonlyMap<string, readonly number[]>,
  asking: number,
): readonly number[] {
  const scores = new Map<number, number>()
  for (const { stem, weight } of terms)
    for (const place of index.get(stem) ?? []) scores.set(place, (scores.get(place) ?? 0) + weight)
  scores.delete(asking)
  const best = [...scores].toSorted((left, right) => right[1] - left[1])
  return best.slice(0, 60).map(([place]) => place)
}
