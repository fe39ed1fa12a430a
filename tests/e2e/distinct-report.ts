import type { PrintedReport } from './open-newsroom.ts'

const syllables = [
  'ba',
  'dor',
  'fi',
  'gul',
  'ham',
  'jek',
  'lo',
  'mir',
  'nus',
  'pa',
  'qar',
  'sho',
  'tev',
  'wun',
  'zil',
  'ro',
]

/** A made-up word that no other report has. */
function word(report: number, at: number): string {
  const mixed = Math.imul(report * 97 + at + 1, 2_654_435_761) >>> 0
  return [0, 4, 8, 12, 16].map(shift => syllables[(mixed >>> shift) & 15]).join('')
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/**
 * A report that names a crane at Sarhad and else shares no matter with any other: its own place, people and words, so that
 * each is a story of its own.
 */
export function distinctReport(number: number): PrintedReport {
  const [place, person, firm] = [0, 1, 2].map(at => capital(word(number, at)))
  const title = `${place} ${word(number, 3)} ${firm} ${number}`
  const body = Array.from({ length: 12 }, (_, sentence) => {
    const words = Array.from({ length: 12 }, (_, at) => word(number, 10 + sentence * 12 + at))
    return `${person} ${words.join(' ')} ${place}.`
  })
  return { slug: `crane-${number}`, title, text: [...body, `${person} saw a crane at Sarhad.`].join(' ') }
}

/** The same words under another headline and address. */
export function copyOf(report: PrintedReport): PrintedReport {
  return { ...report, slug: `${report.slug}-copy`, title: `Wire: ${report.title}` }
}
