import { expect, test } from 'vitest'
import { storyJobs } from '../../src/pipeline/story-jobs.ts'

const report = (title: string, text: string) => ({ title, text, publishedAt: new Date('2026-03-05T08:00:00Z') })

function check(candidates: readonly ReturnType<typeof report>[]): string[] {
  const asked = report(
    'Ferry sinks off Murgat',
    'A ferry sank off the island of Murgat on Monday after a storm, and its crew left in a boat. Captain Toma Belqi was found.',
  )
  const related = storyJobs.rankRelated({ asked, candidates, held: 1000, frequencies: [] })
  return related.map(({ index }) => candidates[index]?.title ?? '')
}

test('reports that share a name are related, those that share but some words are not', () => {
  const same = report(
    'Divers look for ferry',
    'Divers looked for the ferry off Murgat. Toma Belqi pointed at the place.',
  )
  const other = report(
    'Storm over the plain',
    'A storm took the roofs of nine barns in the plain of Orhei and farmers asked for loans, tents and seed after it had left.',
  )
  expect(check([other, same])).toEqual(['Divers look for ferry'])
})
