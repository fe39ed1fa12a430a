import { afterEach, beforeEach, describe } from 'vitest'
import type { CorpusStore } from '../../src/corpus/store.ts'
import { promiseAlerts } from './contract/alerts.ts'
import { promiseClock } from './contract/clock.ts'
import { promiseDigests } from './contract/digests.ts'
import { promiseErrands } from './contract/errands.ts'
import { promiseFeeds } from './contract/feeds.ts'
import { promiseGathering } from './contract/gathering.ts'
import { promiseGuilds } from './contract/guilds.ts'
import { promiseIdentity } from './contract/identity.ts'
import { promiseLookouts } from './contract/lookouts.ts'
import { promiseQuotations } from './contract/quotations.ts'
import { promiseScope } from './contract/scope.ts'
import { promiseSearch } from './contract/search.ts'
import { promiseSharing } from './contract/sharing.ts'
import { promiseStories } from './contract/stories.ts'
import { promiseToldSooner } from './contract/told-sooner.ts'
import { promiseWatchChanges } from './contract/watch-changes.ts'
import { promiseWatches } from './contract/watches.ts'
import { promiseWords } from './contract/words.ts'

/** Somewhere empty that a store can live in, opened as often as wanted. */
export type StorePlace = {
  open(): Promise<CorpusStore>
  remove(): Promise<void>
}

/** What a contract test is given: a fresh store, and another one on the same place. */
export type Stores = {
  readonly store: () => CorpusStore
  readonly openAnother: () => Promise<CorpusStore>
}

/** Every promise of `CorpusStore`; any engine must keep them all. */
export function describeStoreContract(name: string, createPlace: () => Promise<StorePlace>): void {
  describe(`${name} keeps the promises of a store`, () => {
    let place: StorePlace
    let opened: CorpusStore[] = []
    const openAnother = async () => {
      const store = await place.open()
      opened.push(store)
      return store
    }
    beforeEach(async () => {
      place = await createPlace()
      opened = []
      await openAnother()
    })
    afterEach(async () => {
      for (const store of opened) await store.close()
      await place.remove()
    })
    const stores: Stores = {
      store() {
        const [first] = opened
        if (first === undefined) throw new Error('No store is open.')
        return first
      },
      openAnother,
    }
    describe('identity', () => {
      promiseIdentity(stores)
    })
    describe('search', () => {
      promiseSearch(stores)
    })
    describe('words', () => {
      promiseWords(stores)
    })
    describe('scope', () => {
      promiseScope(stores)
    })
    describe('quotations', () => {
      promiseQuotations(stores)
    })
    describe('lookouts', () => {
      promiseLookouts(stores)
    })
    describe('feeds', () => {
      promiseFeeds(stores)
    })
    describe('watches', () => {
      promiseWatches(stores)
    })
    describe('changes of watches', () => {
      promiseWatchChanges(stores)
    })
    describe('alerts', () => {
      promiseAlerts(stores)
    })
    describe('gathering', () => {
      promiseGathering(stores)
    })
    describe('stories', () => {
      promiseStories(stores)
    })
    describe('stories told sooner than a digest', () => {
      promiseToldSooner(stores)
    })
    describe('errands', () => {
      promiseErrands(stores)
    })
    describe('digests', () => {
      promiseDigests(stores)
    })
    describe('a clock that is set back', () => {
      promiseClock(stores)
    })
    describe('guilds', () => {
      promiseGuilds(stores)
    })
    describe('sharing', () => {
      promiseSharing(stores)
    })
  })
}
