import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openApp, type App } from '../../src/app.ts'
import { loadSampleIndex } from '../../src/config/sample-index.ts'
import { settingsSchema } from '../../src/config/settings.ts'
import { openBrowser, visit } from '../playground/page/browser.ts'

const dataFolder = mkdtempSync(join(tmpdir(), 'dateline-browser-'))
let app: App
let address = ''
let browser: Browser

/** What no page may do: ask anywhere else, or complain in the console. */
const wrongs: string[] = []

beforeAll(async () => {
  const settings = settingsSchema.parse({
    dataFolder,
    logLevel: 'silent',
    workers: 1,
    feeds: { tickSeconds: 1, privateIntervalSeconds: 1 },
    playground: { port: 0, releaseSeconds: 3 },
  })
  app = await openApp(
    {
      settings,
      token: undefined,
      discordApi: undefined,
      starterFeeds: [],
      samples: loadSampleIndex('config/corpus/index.json'),
      recordRequests: process.env['RECORD_REQUESTS'],
    },
    {
      say: line => (address = /http:\S+/.exec(line)?.[0] ?? address),
      fail: error => {
        throw error
      },
      signal: new AbortController().signal,
    },
  )
  browser = await openBrowser()
})

afterEach(() => {
  expect(wrongs).toEqual([])
})

afterAll(async () => {
  await browser?.close()
  await app?.close()
  rmSync(dataFolder, { recursive: true, force: true })
})

const openPage = (width: number, height: number) => visit(browser, address, { width, height }, wrongs)

/** The newest message that holds these words. */
function messageWith(page: Page, words: string): Locator {
  return page.getByRole('article').filter({ hasText: words }).last()
}

test('on a desk: an alert arrives by itself, a button answers, a command is typed and a name completed', async () => {
  const page = await openPage(1280, 800)
  const alert = messageWith(page, 'Survey of disputed bunker site must come first')
  await alert.waitFor()
  await alert.getByRole('button', { name: 'Quotes' }).click()
  const quotes = messageWith(page, 'Only you can see this')
  await quotes.waitFor()
  expect(await quotes.textContent()).toContain('Nobody in this building enjoys seeing oranges rot')

  await page.getByRole('button', { name: 'desk', exact: true }).click()
  const box = page.getByRole('combobox', { name: 'Message #desk' })
  await box.pressSequentially('/quo')
  await page.getByRole('option', { name: '/quotes' }).waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.type('speaker:sarhad')
  const name = page.getByRole('option', { name: 'Esmatullah Sarhadi' })
  await name.waitFor()
  await page.keyboard.press('ArrowDown')
  expect(await name.getAttribute('aria-selected')).toBe('true')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  const answer = messageWith(page, 'read a map from before yesterday')
  await answer.waitFor()
  expect(await answer.locator('discord-command').getAttribute('command')).toBe('quotes')

  // The last command comes back, and what Discord's client would not send is refused with a reason.
  await box.press('ArrowUp')
  expect(await page.getByRole('combobox', { name: 'speaker' }).inputValue()).toContain('Sarhadi')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await box.pressSequentially('/search ')
  await page.getByRole('combobox', { name: 'query' }).press('Enter')
  await page.getByText('query: This option is required. Specify a value.').waitFor()
  await page.close()
})

test('on a desk: the menu of a message reads it, and a reader is offered less than an editor', async () => {
  const page = await openPage(1280, 800)
  const alert = messageWith(page, 'Survey of disputed bunker site must come first')
  await alert.click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Summarise' }).press('Enter')
  await messageWith(page, 'used Summarise').waitFor()

  await page.getByRole('button', { name: 'reader' }).click()
  await page.getByRole('button', { name: 'reader', pressed: true }).waitFor()
  expect(await page.getByText('Only you can see this').count()).toBe(0)
  await page.getByRole('combobox', { name: 'Message #alerts' }).fill('/feed add ')
  await page.getByRole('group', { name: '/feed add' }).waitFor()
  await page.close()
})

test('on a telephone: everything fits, the list of channels slides in, and a command is answered', async () => {
  const page = await openPage(390, 844)
  await messageWith(page, 'Survey of disputed bunker site must come first').waitFor()
  const isWithin = () => page.evaluate('document.documentElement.scrollWidth <= 390')
  expect(await isWithin()).toBe(true)
  await page.getByRole('button', { name: 'Channels' }).click()
  await page.getByRole('button', { name: 'desk', exact: true }).click()
  const box = page.getByRole('combobox', { name: 'Message #desk' })
  await box.focus()
  await page.keyboard.type('/search torkham')
  await page.getByRole('button', { name: 'Send' }).click()
  await messageWith(page, 'Bunker row closes busiest').waitFor()
  expect(await isWithin()).toBe(true)
  await page.close()
})
