import { describe, expect, test } from 'vitest'
import type { Lookout, UnusualNotice } from '../../../src/corpus/lookout-store.ts'
import { later, makeFeed, makeReport, makeWatch, noon, subscription } from '../make-report.ts'
import type { Stores } from '../store.contract.ts'

/** Who wants to hear of the unusual, and how often watches were answered. */
export function promiseLookouts({ store, openAnother }: Stores): void {
  const lookout: Lookout = {
    guildId: '100',
    subject: { kind: 'watch', id: 7 },
    kinds: 'both',
    memory: {
      countedSince: later(-900),
      awakeSince: later(-60),
      checkedAt: noon,
      meaning: 'river',
      restingSince: undefined,
      busySince: undefined,
      silentSince: later(-30),
    },
  }
  const { guildId, subject } = lookout
  const notice: UnusualNotice = {
    kind: 'unusual',
    news: 'busy',
    text: 'is unusually busy.',
    story: { title: 'Dam opens', url: 'https://dawn.example/dam', publisher: 'Dawn', others: 2 },
    subject,
    guildId,
    target: { kind: 'channel', channelId: '55' },
    name: 'floods',
  }
  const take = () => store().takeErrands(later(60), 10, later(120))

  test('a lookout comes back as it was kept, also elsewhere, and is due when it was said', async () => {
    await store().saveLookout(lookout, later(5))
    const other = await openAnother()
    expect(await other.getLookout(guildId, subject)).toEqual(lookout)
    expect(await store().dueLookouts(later(4), 10)).toEqual([])
    expect(await store().dueLookouts(later(5), 10)).toEqual([lookout])
    expect(await store().getLookout('200', subject)).toBeUndefined()
    expect(await store().getLookout(guildId, { kind: 'feed', id: 7 })).toBeUndefined()
  })
  test('saving again replaces, and those longest due come first', async () => {
    await store().saveLookout(lookout, later(5))
    await store().saveLookout({ ...lookout, kinds: 'silence' }, later(9))
    const feed: Lookout = { ...lookout, subject: { kind: 'feed', id: 7 } }
    await store().saveLookout(feed, later(8))
    expect(await store().dueLookouts(later(10), 10)).toEqual([feed, { ...lookout, kinds: 'silence' }])
    expect(await store().dueLookouts(later(10), 1)).toEqual([feed])
  })
  test('what a check taught is kept together with its notices', async () => {
    await store().saveLookout(lookout, noon)
    const memory = { ...lookout.memory, checkedAt: later(15), busySince: later(15), silentSince: undefined }
    await store().recordLookout({ guildId, subject, memory }, later(30), [notice])
    expect(await store().getLookout(guildId, subject)).toEqual({ ...lookout, memory })
    expect(await store().dueLookouts(later(29), 10)).toEqual([])
    expect(await take()).toMatchObject([{ ...notice, attempts: 1, queuedAt: later(15) }])
  })
  test('a lookout that was removed meanwhile stays so, and takes unsaid notices with it', async () => {
    expect(await store().removeLookout(guildId, subject)).toBe(false)
    await store().recordLookout(lookout, later(30), [notice])
    expect(await store().getLookout(guildId, subject)).toBeUndefined()
    expect(await take()).toEqual([])
    await store().saveLookout(lookout, noon)
    await store().recordLookout(lookout, later(30), [notice])
    expect(await store().removeLookout(guildId, subject)).toBe(true)
    expect(await take()).toEqual([])
  })
  test('a server that is forgotten keeps no lookout', async () => {
    await store().saveLookout(lookout, noon)
    await store().removeGuild(guildId)
    expect(await store().dueLookouts(later(99), 10)).toEqual([])
  })

  describe('the hits of a watch', () => {
    test('are counted by when they were published, but none from the future', async () => {
      const watch = await store().addWatch(makeWatch())
      const hits = [{ watchId: watch.id, dueAt: noon }]
      const [early, late] = await store().ingest([
        makeReport({ title: 'Early', publishedAt: later(-300), seenAt: noon, hits }),
        makeReport({ title: 'Late', publishedAt: later(300), seenAt: later(10), hits }),
        makeReport({ title: 'Of nobody', seenAt: later(20) }),
      ])
      const all = await store().hitsOfWatch(watch.id, noon, 10)
      expect([...all.ids]).toEqual([late?.articleId, early?.articleId])
      expect([...all.times]).toEqual([later(10).getTime(), later(-300).getTime()])
      expect([...(await store().hitsOfWatch(watch.id, later(5), 10)).ids]).toEqual([late?.articleId])
      expect([...(await store().hitsOfWatch(watch.id, noon, 1)).ids]).toEqual([late?.articleId])
    })
  })

  describe('publications', () => {
    test('are listed newest first with their moments, within period, scope and feed', async () => {
      const { feed } = await store().follow(makeFeed('https://one.example/feed'), subscription('100'), noon)
      const kept = await store().ingest([
        makeReport({ title: 'One', publishedAt: later(1), feedId: feed.id, guid: '1' }),
        makeReport({ title: 'Two', publishedAt: later(2), feedId: feed.id, guid: '2' }),
        makeReport({ title: 'Three', publishedAt: later(3), feedId: feed.id, guid: '3' }),
      ])
      const ids = kept.map(({ articleId }) => articleId)
      const list = async (more: object, most = 10) => {
        const everything = { candidates: { kind: 'everything' }, scope: { kind: 'all' } } as const
        return [...(await store().listPublications({ ...everything, ...more }, most)).ids]
      }
      expect(await list({})).toEqual(ids.toReversed())
      expect(await list({}, 2)).toEqual([ids[2], ids[1]])
      expect(await list({ since: later(2), until: later(3) })).toEqual([ids[1]])
      expect(await list({ feedId: feed.id + 1 })).toEqual([])
      expect(await list({ scope: { kind: 'guild', guildId: '100' } })).toEqual(ids.toReversed())
      expect(await list({ scope: { kind: 'guild', guildId: '200' } })).toEqual([])
      expect(await list({ candidates: { kind: 'nothing' } })).toEqual([])
      const { times } = await store().listPublications(
        { candidates: { kind: 'everything' }, scope: { kind: 'all' } },
        1,
      )
      expect([...times]).toEqual([later(3).getTime()])
    })
  })
}
