import { DiscordAPIError } from 'discord.js'
import { expect, test } from 'vitest'
import { connect, openDouble } from './open.ts'
import { post } from './post.ts'

async function check(body: object): Promise<string> {
  const discord = await openDouble()
  const client = await connect(discord)
  const error: unknown = await post(client, discord.seed.deskId, body).catch((it: unknown) => it)
  if (!(error instanceof DiscordAPIError)) return 'accepted'
  if (error.code !== 50035) return String(error.code)
  const { errors } = error.rawError as { errors: object }
  return firstComplaint(errors)
}

function firstComplaint(node: object, path = ''): string {
  const [key, below] = Object.entries(node)[0] ?? ['', {}]
  return key === '_errors'
    ? `${path} ${(below as { code: string }[])[0]?.code}`
    : firstComplaint(below as object, `${path}/${key}`)
}

const of = (length: number) => 'x'.repeat(length)
const button = (id: string) => ({ type: 2, style: 1, custom_id: id, label: 'Go' })
const row = (...components: object[]) => ({ type: 1, components })
const options = (count: number) => Array.from({ length: count }, (_, n) => ({ label: `l${n}`, value: `v${n}` }))
const select = (more: object) => row({ type: 3, custom_id: 's', options: options(2), ...more })

test.each<[string, object, string]>([
  ['content of 2000', { content: of(2000) }, 'accepted'],
  ['content of 2000 emoji', { content: '📰'.repeat(2000) }, 'accepted'],
  ['content of 2001', { content: of(2001) }, '/content BASE_TYPE_MAX_LENGTH'],
  ['content of blanks', { content: '  \n ' }, '50006'],
  ['nothing at all', {}, '50006'],
  ['11 embeds', { embeds: Array.from({ length: 11 }, () => ({ title: 'a' })) }, '/embeds BASE_TYPE_BAD_LENGTH'],
  [
    'embeds of 6001 together',
    { embeds: [4000, 2001].map(n => ({ description: of(n) })) },
    '/embeds MAX_EMBED_SIZE_EXCEEDED',
  ],
  ['embeds of 6000 together', { embeds: [4000, 2000].map(n => ({ description: of(n) })) }, 'accepted'],
  ['a title of 257', { embeds: [{ title: of(257) }] }, '/embeds/0/title BASE_TYPE_MAX_LENGTH'],
  ['a description of 4097', { embeds: [{ description: of(4097) }] }, '/embeds/0/description BASE_TYPE_MAX_LENGTH'],
  [
    '26 fields',
    { embeds: [{ fields: Array.from({ length: 26 }, () => ({ name: 'a', value: 'b' })) }] },
    '/embeds/0/fields BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a field name of 257',
    { embeds: [{ fields: [{ name: of(257), value: 'b' }] }] },
    '/embeds/0/fields/0/name BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a field value of 1025',
    { embeds: [{ fields: [{ name: 'a', value: of(1025) }] }] },
    '/embeds/0/fields/0/value BASE_TYPE_MAX_LENGTH',
  ],
  [
    'an empty field value',
    { embeds: [{ fields: [{ name: 'a', value: ' ' }] }] },
    '/embeds/0/fields/0/value BASE_TYPE_REQUIRED',
  ],
  ['a footer of 2049', { embeds: [{ footer: { text: of(2049) } }] }, '/embeds/0/footer/text BASE_TYPE_MAX_LENGTH'],
  ['an author of 257', { embeds: [{ author: { name: of(257) } }] }, '/embeds/0/author/name BASE_TYPE_MAX_LENGTH'],
  ['an empty embed', { embeds: [{}] }, '/embeds/0/description BASE_TYPE_REQUIRED'],
  ['a script link', { embeds: [{ title: 'a', url: 'javascript:alert(1)' }] }, '/embeds/0/url URL_TYPE_INVALID_SCHEME'],
  ['no link at all', { embeds: [{ title: 'a', url: 'example' }] }, '/embeds/0/url URL_TYPE_INVALID_URL'],
  ['a colour beyond 24 bits', { embeds: [{ title: 'a', color: 2 ** 24 }] }, '/embeds/0/color NUMBER_TYPE_MAX'],
  [
    '6 rows',
    { components: ['a', 'b', 'c', 'd', 'e', 'f'].map(id => row(button(id))) },
    '/components BASE_TYPE_BAD_LENGTH',
  ],
  [
    '6 buttons in a row',
    { components: [row(...['a', 'b', 'c', 'd', 'e', 'f'].map(button))] },
    '/components/0/components BASE_TYPE_BAD_LENGTH',
  ],
  ['an empty row', { components: [row()] }, '/components/0/components BASE_TYPE_BAD_LENGTH'],
  [
    'a custom_id of 101',
    { components: [row(button(of(101)))] },
    '/components/0/components/0/custom_id BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a custom_id twice',
    { components: [row(button('a')), row(button('a'))] },
    '/components/1/components/0/custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'a label of 81',
    { components: [row({ ...button('a'), label: of(81) })] },
    '/components/0/components/0/label BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a link button to a script',
    { components: [row({ type: 2, style: 5, label: 'a', url: 'javascript:1' })] },
    '/components/0/components/0/url URL_TYPE_INVALID_SCHEME',
  ],
  [
    '26 select options',
    { components: [select({ options: options(26) })] },
    '/components/0/components/0/options BASE_TYPE_BAD_LENGTH',
  ],
  [
    'more values than options',
    { components: [select({ max_values: 3 })] },
    '/components/0/components/0/max_values SELECT_COMPONENT_MAX_VALUES_TOO_LARGE',
  ],
  [
    'a select beside a button',
    { components: [row(button('a'), { type: 3, custom_id: 's', options: options(1) })] },
    '/components/0/components COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  ],
  ['a nonce of 26', { content: 'a', nonce: of(26) }, '/nonce BASE_TYPE_MAX_LENGTH'],
  [
    'a reply to nothing',
    { content: 'a', message_reference: { message_id: '1' } },
    '/message_reference REPLIES_UNKNOWN_MESSAGE',
  ],
  [
    'users allowed in two ways',
    { content: 'a', allowed_mentions: { parse: ['users'], users: ['1'] } },
    '/allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ],
])('%s', async (_, body, expected) => {
  expect(await check(body)).toBe(expected)
})
