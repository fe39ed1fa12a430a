import { createCopyFinder } from '../../src/stories/copy-finder.ts'
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
    const copy = copies.findAndAdd(number, report.text)
    const { storyId } = stories.place(number, readProfile(report))
    yield { id: report.id, story: storyId, ...(copy === undefined ? {} : { copyOf: ids[copy.articleId] }) }
  }
}
