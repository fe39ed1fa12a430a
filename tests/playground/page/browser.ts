import { existsSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright-core'

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
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

/** Starts Debian's chromium. Without one the test fails: the page is nothing without a browser. */
export async function openBrowser(): Promise<Browser> {
  if (!existsSync(executablePath))
    throw new Error(`This test needs a browser: install Debian's chromium (apt-get install chromium), or set CHROMIUM.`)
  return chromium.launch({ executablePath, args: flags })
}

/** Opens the playground; `wrongs` gets every request to anywhere else and every complaint of the console. */
export async function visit(
  browser: Browser,
  address: string,
  size: { readonly width: number; readonly height: number },
  wrongs: string[],
): Promise<Page> {
  const page = await browser.newPage({ viewport: size })
  page.setDefaultTimeout(12_000)
  page.on('request', request => {
    if (!request.url().startsWith(address)) wrongs.push(`asked ${request.url()}`)
  })
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') wrongs.push(message.text())
  })
  page.on('pageerror', error => wrongs.push(error.message))
  await page.goto(address)
  return page
}
