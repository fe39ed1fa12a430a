import { expect, test } from 'vitest'
import { renderGathered } from '../../src/alerts/render-gathered.ts'
import { makeArticle, makeRow } from './make-alert.ts'

function described(...rows: readonly Parameters<typeof makeRow>[0][]): string {
  const all = rows.map(row => makeRow({ isGathered: true, ...row }))
  const stories = [{ article: makeArticle(), rows: all, story: undefined }]
  return renderGathered({ key: 'k-1', rows: all, stories }).embeds?.[0]?.description ?? ''
}

test('what was gathered because a watch had reached its cap says so, once a watch', () => {
  const capped = { watchName: 'Flo*ds', reason: '12 alerts in the last hour' }
  expect(described(capped, { ...capped, id: 2, reason: '1 alert in the last hour' }).split('\n')[0]).toBe(
    '**Flo\\*ds**: 1 alert in the last hour; the rest is gathered here.',
  )
  expect(described({ reason: undefined })).not.toContain('in the last hour')
  expect(described({ reason: 'Discord answered 502' })).not.toContain('502')
})
