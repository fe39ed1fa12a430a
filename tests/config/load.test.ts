import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadStartup, type Environment } from '../../src/config/load.ts'

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-settings-'))
  mkdirSync(join(folder, 'config'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

function refusal(files: Readonly<Record<string, string>>, env: Environment = {}): string {
  const folder = folderWith(files)
  try {
    loadStartup(folder, env)
  } catch (error) {
    return error instanceof Error ? error.message.replace(folder, '.') : String(error)
  }
  return 'accepted'
}

test('an empty folder runs with defaults and without a token', () => {
  const startup = loadStartup(folderWith({}), {})
  expect(startup.token).toBeUndefined()
  expect(startup.settings.timeZone).toBe('UTC')
  expect(startup.settings.feeds.intervalMinutes).toBe(30)
})

test('.env gives the token and the environment wins over it', () => {
  const folder = folderWith({ '.env': 'DISCORD_TOKEN=from-file\n' })
  expect(loadStartup(folder, {}).token).toBe('from-file')
  expect(loadStartup(folder, { DISCORD_TOKEN: 'from-environment' }).token).toBe('from-environment')
  expect(loadStartup(folder, { DISCORD_TOKEN: '' }).token).toBe('from-file')
})

test('each setting can be overridden by a variable named after it', () => {
  const { settings } = loadStartup(folderWith({ 'config/settings.json': '{"feeds":{"concurrency":4}}' }), {
    DATELINE_FEEDS_TICK_SECONDS: '3',
    DATELINE_FEEDS_PRIVATE_HOSTS: '127.0.0.1:80, localhost:8080',
    DATELINE_FEEDS_READ_FULL_TEXT: 'false',
    DATELINE_TIME_ZONE: 'Asia/Karachi',
  })
  expect(settings.feeds).toMatchObject({ tickSeconds: 3, concurrency: 4, readFullText: false })
  expect(settings.feeds.privateHosts).toEqual(['127.0.0.1:80', 'localhost:8080'])
  expect(settings.timeZone).toBe('Asia/Karachi')
})

test('a broken file, a wrong value and an unknown key are each named in one sentence', () => {
  expect(refusal({ 'config/settings.json': '{"feeds":' })).toMatch(/^\.\/config\/settings\.json is not valid JSON \(/)
  expect(refusal({ 'config/settings.json': '{"timeZone":"Mars/Olympus"}' })).toBe(
    './config/settings.json: "timeZone" can\'t be used: is not a time zone such as "Asia/Karachi" or "UTC". Correct it or remove it.',
  )
  expect(refusal({ 'config/settings.json': '{"feeds":{"intervall":3}}' })).toBe(
    './config/settings.json: there is no setting "feeds.intervall". Remove it or correct its spelling.',
  )
  expect(refusal({}, { DATELINE_WORKERS: 'many' })).toMatch(/^DATELINE_WORKERS can't be used: /)
  expect(refusal({ 'config/settings.json': '[]' })).toMatch(/can't be used/)
  expect(refusal({}, { DISCORD_API: 'nowhere', DISCORD_TOKEN: 'token' })).toMatch(/^DISCORD_API is not an address/)
})

test('DISCORD_API without a token is refused', () => {
  expect(refusal({}, { DISCORD_API: 'http://127.0.0.1:99/api' })).toMatch(
    /^DISCORD_API is set but DISCORD_TOKEN is not/,
  )
})

test('DISCORD_API is taken with and without path and version', () => {
  const api = (address: string) =>
    loadStartup(folderWith({}), { DISCORD_API: address, DISCORD_TOKEN: 'token' }).discordApi
  expect(api('http://127.0.0.1:99')).toBe('http://127.0.0.1:99/api')
  expect(api('http://127.0.0.1:99/api/')).toBe('http://127.0.0.1:99/api')
  expect(api('http://127.0.0.1:99/api/v10')).toBe('http://127.0.0.1:99/api')
})

test('starter feeds and the index of the sample corpus are checked at the start', () => {
  const real = loadStartup('.', {})
  expect(real.starterFeeds.length).toBeGreaterThan(40)
  expect(real.samples.length).toBeGreaterThan(30)
  expect(refusal({ 'config/feeds.json': '[{"url":"ftp://x.example/","title":"X"}]' })).toMatch(
    /^\.\/config\/feeds\.json: "0\./,
  )
})
