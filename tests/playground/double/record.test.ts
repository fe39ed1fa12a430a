import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { connect, openDouble } from './open.ts'
import { post } from './post.ts'

test('every request is recorded as a line, with what a multipart body says', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'double-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'requests.jsonl')
  const discord = await openDouble({ recordRequests: file })
  const client = await connect(discord)
  const { deskId } = discord.seed
  const { id } = await post(client, deskId, { content: 'a' }, [{ name: 'a.txt', data: 'text' }])
  await client.rest.get(`/channels/${deskId}/messages`, { query: new URLSearchParams({ after: id }) })
  const lines = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
  expect(lines).toEqual([
    { method: 'GET', path: '/gateway/bot' },
    {
      method: 'POST',
      path: `/channels/${deskId}/messages`,
      body: { content: 'a', attachments: [{ id: '0', filename: 'a.txt' }] },
    },
    { method: 'GET', path: `/channels/${deskId}/messages?after=${id}` },
  ])
  expect(discord.requests).toEqual(lines)
})
