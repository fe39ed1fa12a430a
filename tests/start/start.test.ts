import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { holdFolder } from '../../src/corpus/sqlite/hold-folder.ts'
import { openDiscordDouble } from '../../src/playground/double/open-double.ts'

type Ended = { readonly code: number | null; readonly output: string; readonly errors: string }

/** A folder that looks like the project's, with files of its own. */
function folderWith(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-start-'))
  mkdirSync(join(folder, 'config'))
  symlinkSync(resolve('config/corpus'), join(folder, 'config/corpus'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

function runIn(folder: string, env: Readonly<Record<string, string>>) {
  return spawn(process.execPath, [resolve('src/check-node.mjs'), resolve('src/index.ts')], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      DATELINE_LOG_LEVEL: 'error',
      DATELINE_PLAYGROUND_PORT: '0',
      NODE_NO_WARNINGS: '1',
      ...env,
    },
  })
}

/** Runs the bot there until it ends, or until `until` is printed and it was asked to stop. */
async function start(
  folder: string,
  env: Readonly<Record<string, string>>,
  until?: string,
): Promise<Ended & { ms: number }> {
  const child = runIn(folder, env)
  let output = ''
  let errors = ''
  let askedAt = 0
  child.stdout.on('data', (text: Buffer) => {
    output += text.toString()
    if (until === undefined || askedAt > 0 || !output.includes(until)) return
    askedAt = performance.now()
    child.kill('SIGINT')
  })
  child.stderr.on('data', (text: Buffer) => void (errors += text.toString()))
  const { promise, resolve: ended } = Promise.withResolvers<number | null>()
  child.once('exit', ended)
  const code = await promise
  return { code, output, errors, ms: performance.now() - askedAt }
}

async function expectRefusal(folder: string, env: Readonly<Record<string, string>>, sentence: RegExp): Promise<void> {
  const { code, errors } = await start(folder, env)
  expect(errors.trim().split('\n')).toHaveLength(1)
  expect(errors).toMatch(sentence)
  expect(code).toBe(2)
}

test('without a token the playground starts, says where, and ends cleanly when asked', async () => {
  const { code, output, errors, ms } = await start(folderWith(), {}, 'playground: http://127.0.0.1:')
  expect(errors).toBe('')
  expect(output).toContain('No DISCORD_TOKEN')
  expect(code).toBe(0)
  expect(ms).toBeLessThan(5000)
})

test('with a token it logs in and prints an invite link with what it needs and no more', async () => {
  const discord = await openDiscordDouble()
  const env = { DISCORD_TOKEN: discord.token, DISCORD_API: discord.apiUrl }
  const { code, output } = await start(folderWith(), env, 'permissions=')
  expect(output).toContain(`client_id=${discord.seed.applicationId}`)
  expect(output).toContain('scope=bot+applications.commands')
  expect(new URL(/https:\S+/.exec(output)?.[0] ?? '').searchParams.get('permissions')).toBe('309237763072')
  expect(code).toBe(0)
  await discord.close()
})

test('a wrong token is one sentence', async () => {
  const discord = await openDiscordDouble()
  await expectRefusal(
    folderWith(),
    { DISCORD_TOKEN: 'wrong', DISCORD_API: discord.apiUrl },
    /^DISCORD_TOKEN .*not accepted by Discord/,
  )
  await discord.close()
})

test('a port in use is one sentence', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise(listening => server.once('listening', listening))
  const { port } = server.address() as AddressInfo
  await expectRefusal(
    folderWith(),
    { DATELINE_PLAYGROUND_PORT: String(port) },
    /^Port \d+ on 127\.0\.0\.1 .*"playground\.port"/,
  )
  server.close()
})

test('a data folder that can not be written is one sentence', async () => {
  const folder = folderWith({ occupied: 'a file, not a folder' })
  chmodSync(join(folder, 'occupied'), 0o400)
  await expectRefusal(folder, { DATELINE_DATA_FOLDER: 'occupied' }, /occupied/)
})

test('a data folder in which another bot works is one sentence, until that one has ended', async () => {
  const folder = folderWith()
  const letGo = holdFolder(join(folder, 'data'))
  await expectRefusal(folder, {}, /^Another Dateline works in the data folder data: stop that one/)
  letGo()
  expect(await start(folder, {}, 'playground: ')).toMatchObject({ code: 0, errors: '' })
})

test('a data folder that is deleted while the bot works in it ends the bot with one sentence', async () => {
  const folder = folderWith()
  const child = runIn(folder, {})
  let errors = ''
  child.stderr.on('data', (text: Buffer) => void (errors += text.toString()))
  child.stdout.on('data', (text: Buffer) => {
    if (text.includes('playground: ')) rmSync(join(folder, 'data'), { recursive: true })
  })
  const code = await new Promise(ended => child.once('exit', ended))
  expect(errors.split('\n').filter(line => line.startsWith('The database in data was deleted'))).toHaveLength(1)
  expect(code).toBe(2)
})

test('a broken settings file is one sentence', async () => {
  await expectRefusal(folderWith({ 'config/settings.json': '{,}' }), {}, /config\/settings\.json is not valid JSON/)
  await expectRefusal(folderWith({ 'config/settings.json': '{"feeds":{"concurrency":0}}' }), {}, /"feeds\.concurrency"/)
})

test('called off while it starts, it ends at once and as it was asked to', async () => {
  // A Discord that never answers: the start itself would wait for it.
  const silent = createServer(() => undefined).listen(0, '127.0.0.1')
  await new Promise(listening => silent.once('listening', listening))
  const { port } = silent.address() as AddressInfo
  const env = { DISCORD_TOKEN: 'any', DISCORD_API: `http://127.0.0.1:${port}/api` }
  const folder = folderWith()
  const child = runIn(folder, env)
  await new Promise(connected => silent.once('connection', connected))
  const askedAt = performance.now()
  child.kill('SIGTERM')
  const code = await new Promise(ended => child.once('exit', ended))
  expect(code).toBe(0)
  expect(performance.now() - askedAt).toBeLessThan(3000)
  silent.close()
})
