import { describe, expect, test } from 'vitest'
import { knownFeedAddresses } from '../../../src/feeds/discover/known-sites.ts'

const channel = 'UC0123456789abcdefghij-_'

describe('sites that keep their feeds where no page says so', () => {
  test.each([
    [
      `https://www.youtube.com/channel/${channel}/videos`,
      [`https://www.youtube.com/feeds/videos.xml?channel_id=${channel}`],
    ],
    ['https://www.youtube.com/user/somebody', ['https://www.youtube.com/feeds/videos.xml?user=somebody']],
    ['https://www.youtube.com/playlist?list=PLx_-1', ['https://www.youtube.com/feeds/videos.xml?playlist_id=PLx_-1']],
    ['https://www.youtube.com/@somebody', []],
    ['https://old.reddit.com/r/worldnews/', ['https://www.reddit.com/r/worldnews/.rss']],
    ['https://www.reddit.com/r/worldnews/new', ['https://www.reddit.com/r/worldnews/new/.rss']],
    ['https://www.reddit.com/user/somebody', ['https://www.reddit.com/user/somebody/.rss']],
    ['https://www.reddit.com/r/worldnews/.rss', []],
    [
      'https://github.com/nodejs/node/issues',
      ['releases', 'tags', 'commits'].map(it => `https://github.com/nodejs/node/${it}.atom`),
    ],
    ['https://github.com/nodejs/node/commits/main/', ['https://github.com/nodejs/node/commits/main.atom']],
    ['https://github.com/nodejs', ['https://github.com/nodejs.atom']],
    ['https://mastodon.example/@desk', ['https://mastodon.example/@desk.rss']],
    ['https://mastodon.example/tags/news', ['https://mastodon.example/tags/news.rss']],
    ['https://medium.com/@desk/some-story', ['https://medium.com/feed/@desk']],
    ['https://desk.substack.com/p/a-post', ['https://desk.substack.com/feed']],
    ['https://desk.substack.com/feed', []],
    ['https://desk.wordpress.com/2026/03/', ['https://desk.wordpress.com/feed/']],
    ['https://desk.blogspot.com/', ['https://desk.blogspot.com/feeds/posts/default']],
    ['https://news.google.com/search?q=kabul&hl=en', ['https://news.google.com/rss/search?q=kabul&hl=en']],
    ['https://bsky.app/profile/desk.example', ['https://bsky.app/profile/desk.example/rss']],
    ['https://paper.example/world', []],
    ['not an address', []],
  ])('%s', (address, feeds) => {
    expect(knownFeedAddresses(address)).toEqual(feeds)
  })
})
