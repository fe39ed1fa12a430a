import { analyse } from '../text/analyse.ts'

export type SaidWords = {
  readonly text: string
  /** Tells speakers apart; undefined when nobody can be named. */
  readonly speaker: string | undefined
}

/**
 * Groups what was said in the same or nearly the same words, as when several publishers print one statement or a part of
 * it. Gives indices, those of a group in the order given, groups in the order of their first. A few words ("No comment")
 * are the same only from the same speaker.
 */
export function groupSameWords(said: readonly SaidWords[]): readonly (readonly number[])[] {
  const read = said.map(({ text, speaker }, index) => ({ index, speaker, words: readWords(text) }))
  const groups: number[][] = []
  const byWords = new Map<string, number>()
  const leaders: (ReadonlySet<string> | undefined)[] = []
  const byRun = new Map<string, number[]>()
  // The longest first: of a long statement others print parts.
  for (const { index, speaker, words } of read.toSorted((a, b) => b.words.length - a.words.length)) {
    const isShort = words.length < fewestWords
    const key = `${isShort ? (speaker ?? '') : ''}\n${words.join(' ')}`
    const runs = isShort ? new Set<string>() : runsOf(words)
    const group = byWords.get(key) ?? findGroup(runs, byRun, leaders) ?? groups.length
    byWords.set(key, group)
    const members = groups[group]
    if (members !== undefined) {
      members.push(index)
      continue
    }
    groups.push([index])
    leaders.push(runs)
    for (const run of runs) remember(byRun, run, group)
  }
  return groups.map(members => members.toSorted((a, b) => a - b)).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
}

/** Fewer words are said by anybody. */
const fewestWords = 5
const runLength = 3
const leastShared = 0.6
/** A run in more groups than this tells none of them apart. */
const mostGroups = 50

function readWords(text: string): readonly string[] {
  return analyse(text, 'und').map(({ word }) => word)
}

function runsOf(words: readonly string[]): ReadonlySet<string> {
  const runs = new Set<string>()
  for (let at = 0; at + runLength <= words.length; at++) runs.add(words.slice(at, at + runLength).join(' '))
  return runs
}

function findGroup(
  runs: ReadonlySet<string>,
  byRun: ReadonlyMap<string, readonly number[]>,
  leaders: readonly (ReadonlySet<string> | undefined)[],
): number | undefined {
  const shared = new Map<number, number>()
  for (const run of runs) for (const group of byRun.get(run) ?? []) shared.set(group, (shared.get(group) ?? 0) + 1)
  let best: number | undefined
  for (const [group, count] of shared) {
    if (count < runs.size * leastShared || leaders[group] === undefined) continue
    if (best === undefined || count > (shared.get(best) ?? 0)) best = group
  }
  return best
}

function remember(byRun: Map<string, number[]>, run: string, group: number): void {
  const groups = byRun.get(run)
  if (groups === undefined) byRun.set(run, [group])
  else if (groups.length < mostGroups) groups.push(group)
}
