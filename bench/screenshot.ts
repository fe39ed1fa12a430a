import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { openApp } from '../src/app.ts'
import { loadSampleIndex } from '../src/config/sample-index.ts'
import { settingsSchema } from '../src/config/settings.ts'
import { openSqliteStore } from '../src/corpus/sqlite/open-sqlite-store.ts'
import { keepMonth } from './made-month.ts'

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Where Debian puts it; CHROMIUM names another one. */
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

const dataFolder = mkdtempSync(join(tmpdir(), 'dateline-screenshot-'))
const store = await openSqliteStore({ folder: dataFolder })
await keepMonth(store, new Date())
await store.close()
const settings = settingsSchema.parse({ dataFolder, logLevel: 'warn', playground: { port: 0 } })
let address = ''
const app = await openApp(
  {
    settings,
    token: undefined,
    discordApi: undefined,
    starterFeeds: [],
    samples: loadSampleIndex('config/corpus/index.json'),
    recordRequests: undefined,
  },
  {
    say: line => (address = /http:\S+/.exec(line)?.[0] ?? address),
    fail: error => {
      throw error
    },
    signal: new AbortController().signal,
  },
)
const browser = await chromium.launch({ executablePath, args: flags })
try {
  const desktop = await openPage(1280, 800)
  await desktop.getByRole('article').first().waitFor({ timeout: 60_000 })
  await use(desktop, '/search ', 'elders sandbags')
  await settle(desktop)
  await desktop.screenshot({ path: 'docs/playground.png' })

  const chart = await openPage(900, 1000)
  await chart.getByRole('button', { name: 'desk', exact: true }).click()
  await use(chart, '/trend ', 'torkham query2:ceasefire')
  await settle(chart)
  await chart.getByRole('article').last().screenshot({ path: 'docs/trend.png' })

  const phone = await openPage(390, 844)
  await phone.getByRole('button', { name: 'Channels' }).click()
  await phone.getByRole('button', { name: 'desk', exact: true }).click()
  await phone.getByRole('combobox', { name: 'Message #desk' }).waitFor()
  await use(phone, '/quotes ', 'speaker:western diplomat')
  await settle(phone)
  await phone.screenshot({ path: 'docs/playground-phone.png' })
} finally {
  await browser.close()
  await app.close()
  rmSync(dataFolder, { recursive: true, force: true })
}
process.exit(0)

async function openPage(width: number, height: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height } })
  await page.goto(address)
  return page
}

/** Types a command and sends it, and waits for the answer. */
async function use(page: Page, command: string, options: string): Promise<void> {
  const answers = page.locator('discord-command')
  const before = await answers.count()
  await page.getByRole('combobox', { name: /^Message/ }).pressSequentially(command)
  await page.keyboard.type(options)
  await page.keyboard.press('Enter')
  await answers.nth(before).waitFor({ timeout: 30_000 })
  await page.locator('.thinking').waitFor({ state: 'detached', timeout: 30_000 })
}

/** Components draw themselves a moment after they are there. */
async function settle(page: Page): Promise<void> {
  await page.mouse.move(5, 5)
  await page.waitForTimeout(600)
}
