import { createCopyFinder } from '../../src/stories/copy-finder.ts'
import { isSureCopy } from '../../src/stories/is-sure-copy.ts'
import { readProfile } from '../../src/stories/read-profile.ts'
import { createStoryFinder } from '../../src/stories/story-finder.ts'
import { readReport } from './read-report.ts'

/** `{id, title, text, date?}` in order of arrival in; `{id, story, copyOf?}` out, decided before the next record is read. */
export async function* predict(records: AsyncIterable<unknown>): AsyncGenerator {
  const copies = createCopyFinder()
  const stories = createStoryFinder()
  const ids: unknown[] = []
  for await (const record of records) {
    const report = readReport(record)
    if (typeof report === 'string') {
      yield { id: Object(record)['id'], error: report }
      continue
    }
    const number = ids.push(report.id) - 1
    const profile = readProfile(report)
    const copy = copies.findAndAdd(number, report.text)
    const isCopy = copy !== undefined && isSureCopy(copy, profile, stories)
    const { storyId } = stories.place(number, profile)
    yield { id: report.id, story: storyId, ...(isCopy ? { copyOf: ids[copy.articleId] } : {}) }
  }
}
