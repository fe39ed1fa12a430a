import nlp from 'compromise'
import { readQuotations } from '../src/quotes/read-quotations.ts'

const SPEAKERS = [
  'Farid Hosseinzai',
  'the harbour official',
  'Colonel Ana Petrossian',
  'residents',
  'Mina Okonjo-Hale, who runs the port,',
  'a spokesman for the ministry',
]
const WORDS = [
  'The gates were never closed',
  'We waited for a letter that did not come',
  'Nobody has counted the boats since spring',
  'It will be repaired before the rains',
]
const PLAIN = [
  'The bridge was built in 1954 and has carried lorries ever since.',
  'On Tuesday the council met behind closed doors for four hours.',
  'Traffic was sent around the valley, which adds a day to the journey.',
]

/** Time of reading quotations from made-up reports of about 700 words, beside compromise's quotations(), and how it grows with length. */
export default function run(): Promise<void> {
  const reports = Array.from({ length: 200 }, (_, index) => makeReport(index, 700))
  time(reports, report => readQuotations(report, {}).length)
  const ours = time(reports, report => readQuotations(report, {}).length)
  print('Dateline, with speakers', ours)
  const rival = (report: string) => nlp(report).quotations().length
  time(reports.slice(0, 10), rival)
  const theirs = time(reports.slice(0, 40), rival)
  print("compromise's quotations(), words only", theirs)
  console.log(`compromise takes ${(theirs.median / ours.median).toFixed(1)} times as long`)
  const long = time([makeReport(1, 7000)], report => readQuotations(report, {}).length, 20)
  print('Dateline, 7,000 words', long)
  console.log(`ten times the length takes ${(long.median / ours.median).toFixed(1)} times as long`)
  const marks = time(['He said “a b” and '.repeat(10_000)], report => readQuotations(report, {}).length, 3)
  print('Dateline, 10,000 quotations in one paragraph', marks)
  return Promise.resolve()
}

type Times = { readonly median: number; readonly slowest: number; readonly found: number }

function time(texts: readonly string[], read: (text: string) => number, rounds = 1): Times {
  const times: number[] = []
  let found = 0
  for (let round = 0; round < rounds; round++) {
    for (const text of texts) {
      const before = performance.now()
      found += read(text)
      times.push(performance.now() - before)
    }
  }
  times.sort((a, b) => a - b)
  return {
    median: times[times.length >> 1] ?? 0,
    slowest: times[Math.floor(times.length * 0.99)] ?? 0,
    found: found / times.length,
  }
}

function print(name: string, { median, slowest, found }: Times): void {
  console.log(
    `${name.padEnd(48)} median ${median.toFixed(2).padStart(8)} ms   p99 ${slowest.toFixed(2).padStart(8)} ms   ${found.toFixed(0)} found`,
  )
}

function makeReport(seed: number, words: number): string {
  const paragraphs: string[] = []
  for (let at = seed, count = 0; count < words; at++) {
    const paragraph = makeParagraph(at)
    paragraphs.push(paragraph)
    count += paragraph.split(' ').length
  }
  return paragraphs.join('\n\n')
}

function makeParagraph(at: number): string {
  const pick = (list: readonly string[], step: number) => list[(at * step + 1) % list.length] ?? ''
  const speaker = pick(SPEAKERS, 5)
  switch (at % 5) {
    case 0:
      return `“${pick(WORDS, 3)},” ${speaker} said. “${pick(WORDS, 7)}.” ${pick(PLAIN, 2)}`
    case 1:
      return `In a letter to the council, ${speaker} said the repairs were “a matter of weeks”, adding that ${pick(WORDS, 3).toLowerCase()}.`
    case 2:
      return `${pick(PLAIN, 1)} ${pick(PLAIN, 2)} ${speaker} also said that ${pick(WORDS, 7).toLowerCase()}.`
    case 3:
      return `“${pick(WORDS, 1)},” said ${speaker.replace(/,$/u, '')}. ${pick(PLAIN, 4)}`
    default:
      return `${pick(PLAIN, 2)} According to ${speaker} the so-called “long winter” is over. ${pick(PLAIN, 7)}`
  }
}
