import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { openSqliteStore } from '../../../src/corpus/sqlite/open-sqlite-store.ts'

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'dateline-import-'))
}

type Run = { readonly code: number | null; readonly output: string }

/** Runs `npm run import` as a person does, in the given data folder; `killAfter` ends it without warning. */
async function runImport(dataFolder: string, paths: readonly string[], killAfter?: RegExp): Promise<Run> {
  const child = spawn(process.execPath, ['src/check-node.mjs', 'src/import.ts', ...paths], {
    env: { ...process.env, DATELINE_DATA_FOLDER: dataFolder, DATELINE_WORKERS: '1', NODE_NO_WARNINGS: '1' },
  })
  let output = ''
  const hear = (text: Buffer) => {
    output += text.toString()
    if (killAfter !== undefined && killAfter.test(output)) child.kill('SIGKILL')
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const { promise, resolve: ended } = Promise.withResolvers<number | null>()
  child.once('exit', ended)
  const code = await promise
  return { code, output }
}

const wellReport = ` date 2026-03-05 TAMRIT: A well that had been dry for a year gave water again on Thursday, the district engineer said.

“We only cleaned it,” engineer Amal Haddouche said. “The rain did the rest.”`

test('files of every kind are taken, with date, dateline and body told apart', async () => {
  const reports = folder()
  writeFileSync(join(reports, 'well.txt'), wellReport)
  writeFileSync(
    join(reports, 'bridge.md'),
    `# Bridge opens\n\nThe *bridge* at Karsal opened on Monday, the mayor said.\n\nIt had been closed for repairs.`,
  )
  const paragraphs = [
    'The mill burned on Sunday night, and nobody was hurt, the fire brigade of Dunmara said.',
    'It had stood empty since the last owner died, and children used to play there after school.',
  ]
  writeFileSync(
    join(reports, 'mill.html'),
    `<!doctype html><html lang="en"><head><title>Mill burns</title></head><body><article><h1>Mill burns</h1>${paragraphs.map(one => `<p>${one.repeat(3)}</p>`).join('')}</article></body></html>`,
  )
  const lines = [
    {
      title: 'Tram returns',
      text: 'The tram runs again.\n\nIt is green.',
      url: 'https://example.org/tram?utm_source=x',
      date: '2026-02-01',
      publisher: 'Tram Post',
    },
    { nothing: true },
  ]
  writeFileSync(join(reports, 'more.jsonl'), lines.map(line => JSON.stringify(line)).join('\n'))
  const data = folder()
  const first = await runImport(data, [reports, join(reports, 'absent.txt')])
  expect(first.output).toContain('4 taken, 0 taken as a new revision, 0 already there, 2 refused.')
  expect(first.output).toContain('more.jsonl:2: the line is no JSON object with a "text"')
  expect(first.output).toContain('absent.txt: there is no such file or folder')
  const again = await runImport(data, [reports])
  expect(again.output).toContain('0 taken, 0 taken as a new revision, 4 already there, 1 refused.')

  const store = await openSqliteStore({ folder: data })
  const all = {
    candidates: { kind: 'everything' },
    scope: { kind: 'all' },
    sort: 'oldest',
    offset: 0,
    limit: 10,
  } as const
  const { articles } = await store.searchArticles(all)
  const well = articles.find(({ text }) => text.includes('dry for a year'))
  expect(well).toMatchObject({
    dateline: 'TAMRIT',
    publishedAt: new Date('2026-03-05T00:00:00Z'),
    publisher: 'Imported',
  })
  expect(well?.text).toMatch(/^A well that had been dry/)
  expect(articles.find(({ title }) => title === 'Tram returns')).toMatchObject({
    url: 'https://example.org/tram',
    publisher: 'Tram Post',
  })
  expect(articles.map(({ title }) => title)).toEqual(expect.arrayContaining(['Bridge opens', 'Mill burns']))
  const quotations = await store.quotationsOf(well?.id ?? 0)
  expect(quotations.map(({ text, speaker }) => [text, speaker?.name])).toContainEqual([
    'We only cleaned it,',
    'Amal Haddouche',
  ])
  await store.close()
})

test('an import that was killed is simply run again, and takes each report once', async () => {
  const reports = folder()
  mkdirSync(join(reports, 'many'))
  const line = (number: number) =>
    JSON.stringify({
      title: `Tide ${number}`,
      text: `Tide table number ${number}. ${'The sea rose and fell. '.repeat(60)}`,
      publisher: 'Tide Office',
    })
  writeFileSync(join(reports, 'many/tides.jsonl'), Array.from({ length: 4000 }, (_, number) => line(number)).join('\n'))
  const data = folder()
  const killed = await runImport(data, [reports], /\| [1-9]\d* reports/)
  expect(killed.code).toBeNull()
  const rest = await runImport(data, [reports])
  const [, taken = '', known = ''] =
    /(\d+) taken, 0 taken as a new revision, (\d+) already there, 0 refused/.exec(rest.output) ?? []
  expect(Number(taken) + Number(known)).toBe(4000)
  expect(Number(known)).toBeGreaterThan(0)
  const store = await openSqliteStore({ folder: data })
  expect((await store.counts()).articles).toBe(4000)
  await store.close()
})

test('the sample corpus and its index are taken whole', async () => {
  const { output, code } = await runImport(folder(), [resolve('config/corpus')])
  expect(output).toMatch(/(?:3|4|5)\d taken, 0 taken as a new revision, 0 already there, 0 refused/)
  expect(code).toBe(0)
})

test('without a path it says how to be used', async () => {
  const { output, code } = await runImport(folder(), [])
  expect(output).toContain('Usage: npm run import -- PATH...')
  expect(code).toBe(2)
})
