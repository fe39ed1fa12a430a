import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

/** Who may import whom. A folder may always import itself; folders of packages are listed under `packages`. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  model: [],
  text: ['model'],
  quotes: ['model', 'text'],
  summaries: ['model', 'text'],
  stories: ['model', 'text'],
  watches: ['model', 'text'],
  trends: ['model', 'text'],
  charts: ['model', 'schedule'],
  corpus: ['model', 'text'],
  feeds: ['model', 'text', 'corpus', 'schedule'],
  pipeline: [
    'model',
    'text',
    'quotes',
    'summaries',
    'stories',
    'watches',
    'trends',
    'charts',
    'corpus',
    'feeds',
    'schedule',
  ],
  alerts: ['model', 'text', 'watches', 'corpus'],
  commands: [
    'model',
    'text',
    'quotes',
    'summaries',
    'stories',
    'watches',
    'trends',
    'charts',
    'corpus',
    'feeds',
    'pipeline',
    'alerts',
    'config',
    // Commands are answered in a process of their own.
    'schedule',
  ],
  discord: ['model', 'commands', 'alerts', 'corpus'],
  config: [],
  observe: [],
  schedule: [],
  playground: ['model'],
}

/** Each package has one home, or the few named here. */
const homes: Readonly<Record<string, readonly string[]>> = {
  'discord.js': ['discord'],
  '@discordjs/builders': ['commands'],
  'discord-api-types': ['commands'],
  'node-cron': ['schedule'],
  'rss-parser': ['feeds'],
  undici: ['feeds'],
  'ipaddr.js': ['feeds'],
  '@mozilla/readability': ['feeds'],
  linkedom: ['feeds'],
  feedsmith: ['feeds'],
  entities: ['feeds'],
  'fuse.js': ['commands', 'watches'],
  'chrono-node': ['commands'],
  re2js: ['watches'],
  'dictionary-en': ['text'],
  'snowball-stemmers': ['text'],
  eld: ['text'],
  zod: ['config', 'pipeline'],
  pino: ['observe'],
  ws: ['playground'],
  '@skyra/discord-components-core': ['playground'],
  'cli-progress': ['.'],
  vega: ['charts'],
  'vega-lite': ['charts'],
  '@resvg/resvg-js': ['charts'],
}

const core = ['model', 'text', 'quotes', 'summaries', 'stories', 'watches', 'trends']
const impure: readonly [RegExp, string][] = [
  [/\bDate\.now\(\)|\bnew Date\(\)/, 'reads the clock'],
  [/\bperformance\.now\(/, 'reads the clock'],
  [/\bMath\.random\(|\brandomUUID\b|\brandomBytes\b/, 'rolls dice'],
  [/\bsetTimeout\(|\bsetInterval\(/, 'waits'],
  [/\bprocess\.(?:env|argv|stdout|stderr|exit)/, 'talks to its process'],
  [/\bconsole\./, 'logs'],
  [/\bfetch\(/, 'asks the network'],
]

const files = walk('src').filter(file => file.endsWith('.ts'))

describe('who imports whom', () => {
  test.each(Object.keys(mayImport))('%s/ imports only what it may', folder => {
    const wrong = files
      .filter(file => folderOf(file) === folder)
      .flatMap(file => importsOf(file).map(target => ({ file, target })))
      .filter(({ target }) => !isAllowed(folder, target))
      .map(({ file, target }) => `${file} imports ${target}`)
    expect(wrong).toEqual([])
  })

  test('every folder stands in the table', () => {
    const folders = new Set(files.map(folderOf))
    expect([...folders].filter(folder => folder !== '.' && !(folder in mayImport))).toEqual([])
  })

  test('only programs name a database', () => {
    const wrong = files.filter(
      file => !file.startsWith('src/corpus/') && /corpus\/(?:sqlite|postgres)\//.test(readFileSync(file, 'utf8')),
    )
    expect(wrong.toSorted()).toEqual(['src/app.ts', 'src/command-worker.ts', 'src/import.ts', 'src/watch-worker.ts'])
  })

  test('nothing but app, and what tells refusals apart, imports discord/', () => {
    const wrong = files.filter(
      file => folderOf(file) !== 'discord' && importsOf(file).some(it => it.startsWith('src/discord/')),
    )
    expect(wrong.toSorted()).toEqual(['src/app.ts', 'src/start-refusals.ts'])
  })
})

/**
 * What looks through whole texts, parses what comes from outside or draws: the longer the text, the longer it takes. All
 * of it runs in processes beside the main thread (docs/decisions/004).
 */
const longWork = [
  'src/watches/analyse-article.ts',
  'src/watches/match-query.ts',
  'src/watches/watch-index.ts',
  'src/quotes/read-quotations.ts',
  'src/summaries/summarise.ts',
  'src/summaries/summarise-many.ts',
  'src/text/analyse.ts',
  'src/text/diff-texts.ts',
  'src/text/read-terms.ts',
  'src/text/sentences.ts',
  'src/text/tokenise.ts',
  'src/feeds/discover/feed-links.ts',
  'src/feeds/opml/read-opml.ts',
  'src/feeds/read/parse-xml.ts',
  'src/feeds/read/read-feed.ts',
  'src/feeds/read/read-page.ts',
  'src/feeds/read/scan-markup.ts',
]

describe('the main thread', () => {
  const reached = reachedFrom('src/index.ts')

  test.each(longWork)('never loads %s', file => {
    expect(files).toContain(file)
    expect(reached.get(file)?.join(' -> ')).toBeUndefined()
  })

  test('answers no command itself', () => {
    expect([...reached.keys()].filter(file => /^src\/commands\/(?!open-command-room|reply)/.test(file))).toEqual([])
  })

  test('is looked through whole', () => {
    expect([...reached.keys()]).toEqual(expect.arrayContaining(['src/app.ts', 'src/pipeline/keep-items.ts']))
    expect(reachedFrom('src/watch-worker.ts').get('src/watches/match-query.ts')).toBeDefined()
  })
})

describe('the core is pure', () => {
  test.each(core)('%s/ has no clock, chance, network, disk, environment or log', folder => {
    const own = files.filter(file => folderOf(file) === folder)
    const shell = own.flatMap(file =>
      importsOf(file)
        .filter(it => /^(?:node:|fs$|net$|http)/.test(it))
        .map(it => `${file} imports ${it}`),
    )
    const deeds = own.flatMap(file => {
      const code = withoutComments(readFileSync(file, 'utf8'))
      return impure.filter(([pattern]) => pattern.test(code)).map(([, deed]) => `${file} ${deed}`)
    })
    expect([...shell, ...deeds]).toEqual([])
  })
})

function isAllowed(folder: string, target: string): boolean {
  if (target.startsWith('src/')) {
    const other = folderOf(target)
    return other === folder || mayImport[folder]?.includes(other) === true
  }
  if (target.startsWith('node:')) return true
  const home =
    homes[target] ??
    homes[
      target
        .split('/')
        .slice(0, target.startsWith('@') ? 2 : 1)
        .join('/')
    ]
  return home?.includes(folder) === true
}

/** Our modules that are loaded with this one, each with the way there; what is imported for its types alone is not. */
function reachedFrom(start: string): ReadonlyMap<string, readonly string[]> {
  const ways = new Map<string, readonly string[]>([[start, [start]]])
  for (const [file, way] of ways) {
    const code = readFileSync(file, 'utf8').replaceAll(/(?<=^|\n)(?:import|export) type\b[^;]*?from '[^']+'/g, '')
    for (const target of importsIn(code, file))
      if (target.startsWith('src/') && !ways.has(target)) ways.set(target, [...way, target])
  }
  return ways
}

/** Paths from the repository's root for our own files, package names for the rest. */
function importsOf(file: string): readonly string[] {
  return importsIn(readFileSync(file, 'utf8'), file)
}

function importsIn(source: string, file: string): readonly string[] {
  const code = withoutComments(source)
  const found = code.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^'"\n;]*?(?:\{[^}]*\}[^'"\n;]*?)?from\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g,
  )
  return [...found]
    .map(match => match[1] ?? match[2] ?? '')
    .map(it => (it.startsWith('.') ? normalize(join(dirname(file), it)) : it))
}

function withoutComments(code: string): string {
  return code.replaceAll(/\/\*[^]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')
}

function folderOf(file: string): string {
  const parts = relative('src', file).split('/')
  return parts.length === 1 ? '.' : (parts[0] ?? '.')
}

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? walk(path) : [path]
  })
}
