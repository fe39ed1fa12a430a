type Site = {
  readonly host: RegExp
  readonly path: RegExp
  /** Where the feeds are, given the groups of `path`; on the same host unless absolute. Best first. */
  readonly feeds: (groups: readonly string[], url: URL) => readonly string[]
}

const youtubeFeed = 'https://www.youtube.com/feeds/videos.xml'

/** Sites that keep their feeds where no page says so, as their own documentation or long practice has it. */
const sites: readonly Site[] = [
  {
    host: /^(?:www\.|m\.)?youtube\.com$/,
    path: /^\/channel\/(UC[\w-]{22})/,
    feeds: ([id]) => [`${youtubeFeed}?channel_id=${id}`],
  },
  {
    host: /^(?:www\.|m\.)?youtube\.com$/,
    path: /^\/user\/([\w-]+)/,
    feeds: ([name]) => [`${youtubeFeed}?user=${name}`],
  },
  {
    host: /^(?:www\.|m\.)?youtube\.com$/,
    path: /^\/(?:playlist|watch)$/,
    feeds: (_groups, url) => listOf(url.searchParams.get('list')).map(list => `${youtubeFeed}?playlist_id=${list}`),
  },
  {
    host: /^(?:www\.|old\.|new\.|np\.)?reddit\.com$/,
    path: /^(\/(?:r|user|u)\/[\w-]+(?:\/(?:new|top|hot|rising|comments\/[^/]+))?)/,
    feeds: ([path]) => [`https://www.reddit.com${path}/.rss`],
  },
  { host: /^github\.com$/, path: /^(\/[\w.-]+\/[\w.-]+\/commits\/[^?#]+?)\/?$/, feeds: ([path]) => [`${path}.atom`] },
  {
    host: /^github\.com$/,
    path: /^(\/[\w.-]+\/[\w.-]+)/,
    feeds: ([path]) => ['releases', 'tags', 'commits'].map(what => `${path}/${what}.atom`),
  },
  { host: /^github\.com$/, path: /^\/([\w.-]+)\/?$/, feeds: ([owner]) => [`/${owner}.atom`] },
  {
    host: /^gitlab\.com$/,
    path: /^(\/[\w.-]+\/[\w.-]+)/,
    feeds: ([path]) => [`${path}/-/tags?format=atom`, `${path}.atom`],
  },
  { host: /^medium\.com$/, path: /^\/(@?[\w.-]+)/, feeds: ([name]) => [`/feed/${name}`] },
  { host: /\.medium\.com$/, path: /^/, feeds: () => ['/feed'] },
  { host: /\.substack\.com$/, path: /^/, feeds: () => ['/feed'] },
  { host: /\.wordpress\.com$/, path: /^/, feeds: () => ['/feed/'] },
  { host: /\.blogspot\.com$/, path: /^/, feeds: () => ['/feeds/posts/default'] },
  { host: /\.tumblr\.com$/, path: /^/, feeds: () => ['/rss'] },
  { host: /^bsky\.app$/, path: /^(\/profile\/[\w.:-]+)/, feeds: ([path]) => [`${path}/rss`] },
  {
    host: /^news\.google\.com$/,
    path: /^(\/(?:search|topics|topstories|home|publications)[^?]*)/,
    feeds: ([path], url) => [`/rss${path}${url.search}`],
  },
  { host: /^vimeo\.com$/, path: /^\/([\w-]+)\/?$/, feeds: ([name]) => [`/${name}/videos/rss`] },
  { host: /^news\.ycombinator\.com$/, path: /^/, feeds: () => ['/rss'] },
  // Mastodon and its kin live on any host.
  {
    host: /^(?!(?:www\.)?(?:youtube|medium|threads|tiktok|instagram)\.)/,
    path: /^(\/(?:@\w+|tags\/[^/]+))\/?$/,
    feeds: ([path]) => [`${path}.rss`],
  },
]

/** Addresses where the feeds of this page are by the custom of its site, best first; empty for a site we don't know. */
export function knownFeedAddresses(address: string): readonly string[] {
  const url = URL.parse(address)
  if (url === null || isFeedAlready(url)) return []
  for (const { host, path, feeds } of sites) {
    const groups = host.test(url.hostname) ? path.exec(url.pathname) : null
    if (groups === null) continue
    const found = feeds(groups.slice(1), url).map(it => new URL(it, url).href)
    if (found.length > 0) return found
  }
  return []
}

function isFeedAlready(url: URL): boolean {
  return /(?:\.(?:rss|atom|xml)|\/rss|\/feed)\/?$/.test(url.pathname) || url.pathname.startsWith('/rss/')
}

function listOf(value: string | null): string[] {
  return value !== null && /^[\w-]+$/.test(value) ? [value] : []
}
