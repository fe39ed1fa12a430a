import { describe, expect, test } from 'vitest'
import { readMarkdownReport, readReport } from '../../../src/feeds/read/read-report.ts'
import { readReportFile } from '../../../src/feeds/read/read-report-file.ts'

const first = 'Ploughs reached the village of Drosh on Monday after nine days of snow, the district office said.'
const second = '“We had flour for two more days,” said a shopkeeper, Rahim Dad.'

const read = (bytes: Uint8Array, name = 'report.txt') => readReportFile(bytes, name)

describe('plain text', () => {
  test('a header with date and dateline, then paragraphs', () => {
    const report = readReport(` date 2026-03-09 CHITRAL: ${first}\n\n${second}\n`)
    expect(report).toMatchObject({
      dateline: 'CHITRAL',
      publishedAt: new Date('2026-03-09T00:00:00Z'),
      text: `${first}\n\n${second}`,
    })
    expect(report.title).toBe(
      'Ploughs reached the village of Drosh on Monday after nine days of snow, the district office said',
    )
  })
  test('a title line is a short first line without a full stop', () => {
    const report = readReport(`Snow cleared at last\n\nCHITRAL, March 9 (Agency) - ${first}\n\n${second}`)
    expect(report).toMatchObject({
      title: 'Snow cleared at last',
      dateline: 'CHITRAL',
      publishedAt: undefined,
      text: `${first}\n\n${second}`,
    })
  })
  test('a title line may stand before the header with its date', () => {
    expect(readReport(`Snow cleared at last\n\n date 2026-03-09 CHITRAL: ${first}\n\n${second}`)).toMatchObject({
      title: 'Snow cleared at last',
      dateline: 'CHITRAL',
      publishedAt: new Date('2026-03-09T00:00:00Z'),
      text: `${first}\n\n${second}`,
    })
  })
  test('a first sentence is no title', () => {
    expect(readReport(`${first}\n\n${second}`).text).toBe(`${first}\n\n${second}`)
  })
  test('a long first sentence is cut between words for the title', () => {
    const { title } = readReport(`${'The ministry of water and power in the capital '.repeat(4)}said so.\n\n${second}`)
    expect(title.length).toBeLessThanOrEqual(100)
    expect(title).toMatch(/^The ministry of water and power in the capital The ministry .*\w…$/)
  })
  test('lines that name title, date, author, publisher and address', () => {
    const report = readReport(
      `Title: Snow cleared\nDate: March 9, 2026 2:30 pm PKT\nBy: Mah Noor\nSource: Hill Post\nURL: https://hill.example/1\nLanguage: en\n\nCHITRAL: ${first}`,
    )
    expect(report).toEqual({
      title: 'Snow cleared',
      text: first,
      dateline: 'CHITRAL',
      publishedAt: new Date('2026-03-09T09:30:00Z'),
      author: 'Mah Noor',
      publisher: 'Hill Post',
      url: 'https://hill.example/1',
      language: 'en',
      imageUrl: undefined,
    })
  })
  test('a date in the dateline, where it has its year', () => {
    expect(readReport(`Geneva, 9 March 2026 (Agency) – ${first}`)).toMatchObject({
      dateline: 'Geneva',
      publishedAt: new Date('2026-03-09T00:00:00Z'),
    })
  })
  test('wrapped lines of one paragraph are one paragraph', () => {
    expect(readReport(`CHITRAL: Ploughs reached\nthe village of Drosh.\n\n${second}`).text).toBe(
      `Ploughs reached the village of Drosh.\n\n${second}`,
    )
  })
  test('prototype names are no headers', () => {
    expect(readReport(`constructor: x\n\n${first}`)).toMatchObject({ title: 'constructor: x', text: first })
  })
})

describe('Markdown', () => {
  test('front matter and marks', () => {
    const report = readMarkdownReport(
      `---\ntitle: "Snow cleared"\ndate: 2026-03-09T08:00:00Z\nauthor: Mah Noor\n---\n\nCHITRAL: **Ploughs** reached [Drosh](https://x.example/a_b) on *Monday*.\n\n> “We had flour,” said snow_plough_driver Rahim.\n\n- One thing\n- Another\n\n![A plough](p.jpg)\n`,
    )
    expect(report).toMatchObject({
      title: 'Snow cleared',
      author: 'Mah Noor',
      dateline: 'CHITRAL',
      publishedAt: new Date('2026-03-09T08:00:00Z'),
    })
    expect(report.text).toBe(
      'Ploughs reached Drosh on Monday.\n\n“We had flour,” said snow_plough_driver Rahim.\n\nOne thing\n\nAnother',
    )
  })
  test('a heading is the title', () => {
    expect(readMarkdownReport(`# Snow *cleared*\n\n${first}\n\n## After\n\n${second}`)).toMatchObject({
      title: 'Snow cleared',
      text: `${first}\n\nAfter\n\n${second}`,
    })
    expect(readMarkdownReport(`Snow cleared\n============\n\n${first}`).title).toBe('Snow cleared')
  })
})

describe('files', () => {
  const plain = `CHITRAL: ${first}\n\n${second}`

  test.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(plain)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${plain}`)],
    ['line ends of Windows', Buffer.from(plain.replaceAll('\n', '\r\n'))],
    ['line ends of old Macs', Buffer.from(plain.replaceAll('\n', '\r'))],
    ['windows-1252', Buffer.from(plain.replace('“', '\x93').replace('”', '\x94'), 'latin1')],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(plain, 'utf16le')])],
    ['NULs inside', Buffer.from(plain.replace('flour', 'fl\u0000our'))],
  ])('%s', (_, bytes) => {
    expect(read(bytes)).toMatchObject({ kind: 'report', dateline: 'CHITRAL', text: `${first}\n\n${second}` })
  })

  test('HTML, by name or by its first characters', () => {
    const html = `<!doctype html><html lang="en"><head><title>Snow cleared</title></head><body><article><h1>Snow cleared</h1><p>CHITRAL: ${first}</p><p>${second}</p><p>${first}</p></article></body></html>`
    for (const name of ['a.html', 'a.txt'])
      expect(read(Buffer.from(html), name)).toMatchObject({
        kind: 'report',
        title: 'Snow cleared',
        dateline: 'CHITRAL',
        text: `${first}\n\n${second}\n\n${first}`,
        language: 'en',
      })
  })
  test('an empty file is refused', () => {
    expect(read(Buffer.from(' \n'))).toEqual({ kind: 'unreadable', reason: 'The file holds no text.' })
  })
})
