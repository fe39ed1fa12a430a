import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { openPage, reportOf, type OpenPage } from './open-page.ts'

let page: OpenPage | undefined

afterEach(async () => {
  await page?.close()
  page = undefined
})

async function contents(open: OpenPage): Promise<string[]> {
  const { editorId, alertsChannelId } = open.playground
  const { text } = await open.ask(`/api/messages?person=${editorId}&channel=${alertsChannelId}`)
  return (JSON.parse(text) as { content: string }[]).map(it => it.content)
}

async function say(open: OpenPage, content: string): Promise<void> {
  const { editorId, alertsChannelId: channelId } = open.playground
  expect(await open.act(editorId, { kind: 'say', channelId, content })).toMatchObject({ kind: 'reply' })
}

test('what was said is there after a restart, under the same ids', async () => {
  page = await openPage()
  const { editorId } = page.playground
  await say(page, 'before')
  await page.act(editorId, { kind: 'open-dm' })
  await page.restart()
  expect(page.playground.editorId).toBe(editorId)
  await say(page, 'after')
  expect(await contents(page)).toEqual(['before', 'after'])
  const { text } = await page.ask(`/api/sight?person=${editorId}`)
  expect(JSON.parse(text)).toMatchObject({ directMessages: [{ kind: 'dm' }] })
  expect(page.told).toEqual([])
})

test.each(['', 'no state at all', JSON.stringify({ version: 1 })])(
  'a state file with %j in it is set aside with a sentence',
  async broken => {
    page = await openPage()
    await say(page, 'lost')
    const { stateFile } = page
    await page.playground.close()
    writeFileSync(stateFile, broken)
    await page.restart()
    expect(await contents(page)).toEqual([])
    expect(page.told).toEqual([expect.stringContaining(`kept as ${stateFile}.broken`)])
    expect(readFileSync(`${stateFile}.broken`, 'utf8')).toBe(broken)
  },
)

test('a state file cut short is set aside too', async () => {
  page = await openPage()
  await say(page, 'lost')
  await page.playground.close()
  const whole = readFileSync(page.stateFile)
  writeFileSync(page.stateFile, whole.subarray(0, whole.length / 2))
  await page.restart()
  expect(await contents(page)).toEqual([])
  expect(existsSync(`${page.stateFile}.broken`)).toBe(true)
})

test('the press goes on where it stopped', async () => {
  page = await openPage({ reports: [reportOf(1), reportOf(2)], releaseSeconds: 3600 })
  const path = new URL(page.playground.feeds[0]?.url ?? '').pathname
  await page.ask(path)
  const titles = async () =>
    [...((await page?.ask(path))?.text ?? '').matchAll(/Bridge number \d opens<\/title>/g)].length
  await expect.poll(titles, { timeout: 5000 }).toBe(1)
  await page.restart()
  expect(await titles()).toBe(1)
})
