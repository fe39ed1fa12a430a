import type { CorpusStore } from '../store.ts'
import type { Arguments, Method, SyncStore } from './protocol.ts'
import { startThread, type Thread } from './thread.ts'

export type SqliteStoreOptions = {
  /** Where the database stands; made when missing, unless `readonly`. */
  readonly folder: string
  /** Never writes: calls that would change something are rejected. */
  readonly readonly?: boolean
  /** Hears one plain sentence for the user when opening takes long. */
  readonly say?: (line: string) => void
}

/**
 * Opens the corpus in a folder. Its disk work runs in two threads of its own, one that writes and one that reads.
 * Rejects with a StoreRefusal, one plain sentence for the user, when the folder or its database can't be used.
 */
export async function openSqliteStore({
  folder,
  readonly = false,
  say = () => {},
}: SqliteStoreOptions): Promise<CorpusStore> {
  // The writer goes first: it makes the database that the reader expects.
  const writer = readonly ? undefined : await startThread({ folder, role: 'writer' }, say)
  const reader = await startThread({ folder, role: 'reader' }, say).catch(async (error: unknown) => {
    await writer?.close()
    throw error
  })
  const read = callsOf(reader)
  const write = callsOf(writer)
  let closing: Promise<void> | undefined
  return {
    ingest: write('ingest'),
    compareItems: read('compareItems'),
    getArticle: read('getArticle'),
    getArticles: read('getArticles'),
    findArticleByUrl: read('findArticleByUrl'),
    searchArticles: read('searchArticles'),
    listPublications: read('listPublications'),
    quotationsOf: read('quotationsOf'),
    findQuotations: read('findQuotations'),
    listQuotations: read('listQuotations'),
    speakersCalled: read('speakersCalled'),
    listSpeakers: read('listSpeakers'),
    listPublishers: read('listPublishers'),
    documentFrequencies: read('documentFrequencies'),
    similarWords: read('similarWords'),
    nearWords: read('nearWords'),
    arrivalsOf: read('arrivalsOf'),
    isVisible: read('isVisible'),
    counts: read('counts'),
    follow: write('follow'),
    unfollow: write('unfollow'),
    tagFeed: write('tagFeed'),
    moveFeed: write('moveFeed'),
    followedFeeds: read('followedFeeds'),
    subscriptionsOf: read('subscriptionsOf'),
    getFeed: read('getFeed'),
    dueFeeds: read('dueFeeds'),
    recordPoll: write('recordPoll'),
    keepLease: write('keepLease'),
    feedHealth: read('feedHealth'),
    addWatch: write('addWatch'),
    updateWatch: write('updateWatch'),
    removeWatch: write('removeWatch'),
    pauseWatchesInto: write('pauseWatchesInto'),
    getWatch: read('getWatch'),
    watchesOf: read('watchesOf'),
    activeWatches: read('activeWatches'),
    watchGeneration: read('watchGeneration'),
    watchCensus: read('watchCensus'),
    activeWatchesAfter: read('activeWatchesAfter'),
    watchesChangedSince: read('watchesChangedSince'),
    aliasesOf: read('aliasesOf'),
    allAliases: read('allAliases'),
    saveAlias: write('saveAlias'),
    removeAlias: write('removeAlias'),
    claimAlerts: write('claimAlerts'),
    unresolvedClaims: read('unresolvedClaims'),
    markSent: write('markSent'),
    postpone: write('postpone'),
    release: write('release'),
    markDropped: write('markDropped'),
    alertsAbout: read('alertsAbout'),
    articlesTold: read('articlesTold'),
    watchesTold: read('watchesTold'),
    alertsOfWatch: read('alertsOfWatch'),
    messagesAbout: read('messagesAbout'),
    messageOfPost: read('messageOfPost'),
    alertCounts: read('alertCounts'),
    takeErrands: write('takeErrands'),
    finishErrand: write('finishErrand'),
    putOffErrand: write('putOffErrand'),
    hastenNotices: write('hastenNotices'),
    addDigest: write('addDigest'),
    updateDigest: write('updateDigest'),
    removeDigest: write('removeDigest'),
    getDigest: read('getDigest'),
    digestsOf: read('digestsOf'),
    dueDigests: read('dueDigests'),
    beginDigest: write('beginDigest'),
    noteDigestTold: write('noteDigestTold'),
    noteDigestTrouble: write('noteDigestTrouble'),
    giveUpDigest: write('giveUpDigest'),
    arrivedIn: read('arrivedIn'),
    storyOf: read('storyOf'),
    storiesOf: read('storiesOf'),
    articlesOfStory: read('articlesOfStory'),
    linesOfStory: read('linesOfStory'),
    articlesToPlace: read('articlesToPlace'),
    placeArticles: write('placeArticles'),
    placedLines: read('placedLines'),
    openingsOf: read('openingsOf'),
    publishedSince: read('publishedSince'),
    getStoryPost: read('getStoryPost'),
    noteThread: write('noteThread'),
    noteShown: write('noteShown'),
    losePost: write('losePost'),
    foldAlerts: write('foldAlerts'),
    saveLookout: write('saveLookout'),
    removeLookout: write('removeLookout'),
    getLookout: read('getLookout'),
    dueLookouts: read('dueLookouts'),
    recordLookout: write('recordLookout'),
    hitsOfWatch: read('hitsOfWatch'),
    guildSettings: read('guildSettings'),
    saveGuildSettings: write('saveGuildSettings'),
    removeGuild: write('removeGuild'),
    guildIds: read('guildIds'),
    guildBehind: read('guildBehind'),
    followClockBack: write('followClockBack'),
    saveView: write('saveView'),
    getView: read('getView'),
    close() {
      // The writer goes last, so that the one who leaves tidies the log of the database.
      closing ??= reader.close().then(() => writer?.close())
      return closing
    },
  }
}

type Call<M extends Method> = (...args: Arguments<M>) => Promise<ReturnType<SyncStore[M]>>

function callsOf(thread: Thread | undefined): <M extends Method>(method: M) => Call<M> {
  return method =>
    async (...args) => {
      if (thread === undefined) throw new Error('The store was opened for reading only.')
      return thread.call(method, args)
    }
}
