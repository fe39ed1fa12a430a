import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseSentence } from '../../src/watches/choose-sentence.ts'
import { renderAlert } from '../../src/alerts/render-alert.ts'
import { renderFollowUp } from '../../src/alerts/render-follow-up.ts'
import { renderStory } from '../../src/alerts/render-story.ts'
import { renderGathered } from '../../src/alerts/render-gathered.ts'
import { renderCatchUp } from '../../src/alerts/render-catch-up.ts'
import { renderPost } from '../../src/discord/render-post.ts'
import { readMessage } from '../../src/playground/double/forms/message-form.ts'
import { readForm } from '../../src/playground/double/forms/form.ts'
import type { Post } from '../../src/model/post.ts'
import { makeQuotation } from '../corpus/make-report.ts'
import { makeAlert, makeRow } from './make-alert.ts'

/** The message as Discord would take it; throws where Discord would refuse it. */
function deliverable(post: Post) {
  const form = readForm(JSON.parse(JSON.stringify(renderPost(post).body)))
  const message = readMessage(form.root)
  form.finish()
  return message
}

const hostileTexts: Readonly<Record<string, string>> = {
  empty: '',
  blank: ' \u00A0\n\t ',
  'one long word': 'w'.repeat(10_000),
  'marks only': '*_~`|[]()<>#@:\\'.repeat(100),
  mentions: '@everyone @here <@123> <@&456> <#789> </watch add:1> <id:customize>',
  'right to left': '\u202Ekcatta\u202C \u200F\u2067خبر',
  zalgo: `Z${'\u0301\u0316\u0334'.repeat(300)}algo`,
  'half characters': '\uD83D river \uDE00 \uDBFF',
  emoji: '👩‍👩‍👧‍👦'.repeat(500),
  'line breaks': '\n\n> # -# ```\n\n'.repeat(200),
  'a hidden link': '[click](https://evil.example) <https://evil.example> https://evil.example/)x',
}

for (const [name, text] of Object.entries(hostileTexts)) {
  test(`an alert made of ${name} can be delivered and mentions nobody`, () => {
    const span = { start: 0, end: Math.min(3, text.length) }
    const alert = makeAlert({
      article: {
        title: text,
        publisher: text,
        text,
        dateline: text,
        url: `https://x.example/${encodeURIComponent(text.toWellFormed())}`,
      },
      row: { watchName: text, query: text },
      titleSpans: [span],
      textSpans: [span],
      sentence: chooseSentence(text, [span]),
      quotation: makeQuotation(text, text, { role: text, start: 20_000, end: 20_001 }),
    })
    const line = { ...alert.article, copyOf: undefined }
    const story = {
      storyId: 1,
      reports: 9,
      publishers: 9,
      first: alert.article,
      lastSeenAt: alert.article.firstSeenAt,
      sameText: 3,
      newest: line,
      others: Array.from({ length: 9 }, () => line),
      news: { text, line },
      watches: [{ name: text, isGathered: false }],
      beforeUrl: 'https://discord.com/channels/1/2/3',
      partOfUrl: undefined,
    }
    const followUp = { ...alert, messageId: '1', storyPostId: 1, threadName: text }
    const row = { ...alert.rows[0], news: [{ start: 0, end: text.length, text, novelty: 1 }] }
    const stories = Array.from({ length: 40 }, (_, id) => ({ ...alert, article: { ...alert.article, id }, story }))
    for (const post of [
      renderAlert(alert),
      renderAlert({ ...alert, story }),
      renderAlert({ ...alert, story: { ...story, partOfUrl: story.beforeUrl } }),
      renderFollowUp({ ...followUp, rows: alert.rows.map(it => ({ ...it, ...row })) }),
      renderGathered({ key: alert.key, rows: alert.rows, stories }),
      renderCatchUp(Array.from({ length: 12 }, (_, number) => ({ ...alert, key: `${alert.key}${number}` }))),
    ]) {
      const message = deliverable(post)
      expect(renderPost(post).body.allowed_mentions).toEqual({ parse: [], roles: [] })
      expect(message.content ?? '').toBe('')
      expect(JSON.stringify(message.components)).toMatch(/:abc-1\d*"/)
    }
  })
}

test('whatever stands in a report, its alert can be delivered', () => {
  const text = fc.string({ unit: 'binary', maxLength: 3000 })
  fc.assert(
    fc.property(text, text, text, fc.date({ noInvalidDate: true }), (title, body, other, publishedAt) => {
      const quotation = makeQuotation(other, other)
      const alert = makeAlert({
        article: { title, text: body, publisher: other, url: other, publishedAt },
        sentence: chooseSentence(body, []),
        quotation,
      })
      deliverable(renderAlert(alert))
      deliverable(renderCatchUp([alert, { ...alert, key: 'abc-2' }]))
    }),
    { numRuns: 200 },
  )
})

test('a headline full of marks is cut between two of them', () => {
  const title = deliverable(renderAlert(makeAlert({ article: { title: '*'.repeat(300) } }))).embeds?.[0]?.title ?? ''
  expect(title.replaceAll('\\*', '')).toBe('…')
})

test('a digest shows every report, if need be without its link', () => {
  const alerts = Array.from({ length: 12 }, (_, number) =>
    makeAlert({ article: { title: `Report ${number} ends`, url: `https://x.example/${'a'.repeat(number * 150)}` } }),
  )
  const description = renderCatchUp(alerts).embeds?.[0]?.description ?? ''
  expect(description.length).toBeLessThanOrEqual(4096)
  for (let number = 0; number < 12; number++) expect(description).toContain(`Report ${number} ends`)
  expect(description).toContain('[Report 0 ends](<https://x.example/>)')
  expect(description).toContain('**Report 11 ends**')
})

test('a digest mentions each role of its watches once', () => {
  const alerts = ['8', '9', '8'].map(roleId => makeAlert({ row: { roleId } }))
  expect(renderCatchUp(alerts)).toMatchObject({ content: '<@&8> <@&9>', mentionRoleIds: ['8', '9'] })
})

test('a sentence that a longer quotation holds is not told twice', () => {
  const text = 'The route is safe. Let him ride with me. Nobody moved on Monday.'
  const sentence = { start: 0, end: 18 }
  const render = (end: number) => {
    const quotation = makeQuotation('Oumar', text.slice(0, end))
    return renderAlert(makeAlert({ article: { text }, textSpans: [], sentence, quotation })).embeds?.[0]?.description
  }
  expect(render(40)?.match(/The route is safe/g)).toHaveLength(1)
  expect(render(40)).toContain('> “The route is safe. Let him ride with me')
  expect(render(18)?.match(/The route is safe/g)).toHaveLength(1)
})

test('the footer names every watch once: those that want digests apart', () => {
  const footer = (...watches: readonly (readonly [name: string, isGathered: boolean])[]) => {
    const rows = watches.map(([watchName, isGathered]) => makeRow({ watchName, isGathered }))
    return renderAlert({ ...makeAlert({}), rows }).embeds?.[0]?.footer
  }
  expect(footer(['dams', false])).toBe('Watch: dams')
  expect(footer(['water', true], ['dams', false])).toBe('Watch: dams · also for water, instead of later')
  expect(footer(['dams', false], ['gates', false], ['rivers', true], ['water', true], ['dams', true])).toBe(
    'Watches: dams, gates · also for rivers, water, instead of later',
  )
})

test('a story first seen on another day is dated, one of today has a time', () => {
  const article = makeAlert({}).article
  const hoursBefore = (hours: number) => new Date(article.firstSeenAt.getTime() - hours * 3_600_000)
  const render = (seen: number, printed = seen) =>
    renderStory({
      storyId: 1,
      reports: 2,
      publishers: 2,
      first: { firstSeenAt: hoursBefore(seen), publishedAt: hoursBefore(printed) },
      lastSeenAt: article.firstSeenAt,
      sameText: 0,
      newest: undefined,
      others: [],
      news: undefined,
      watches: [],
      beforeUrl: undefined,
      partOfUrl: undefined,
    }).join('\n')
  expect(render(3)).toMatch(/first seen <t:\d+:t>/)
  expect(render(30)).toMatch(/first seen <t:\d+:f>/)
  expect(render(3, 5)).toMatch(/first seen <t:\d+:t>/)
  const printed = hoursBefore(99).getTime() / 1000
  expect(render(3, 99)).toContain(`first report <t:${Math.floor(printed)}:f>`)
})
