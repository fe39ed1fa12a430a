import type { Draft } from '../src/pipeline/read-article.ts'

const people = [
  'Ilyas Qandil',
  'Maryam Dastgir',
  'Osei Baptiste',
  'Leyla Aksoy',
  'Ramiro Vidal',
  'a senior port official',
  'the ministry',
]
const places = ['Sarhad', 'Zarqon', 'Puerto Claro', 'Tamrit', 'Karsal', 'Beyköy', 'Dunmara']
const subjects =
  'harbour ferry border convoy flood ceasefire election pier reservoir railway market grain bridge hospital quarry tunnel stadium archive orchard refinery airport museum dam canal customs fishery laboratory lighthouse mosque monastery oasis pasture pipeline port prison quarantine radio sawmill school sewer shipyard shrine smelter station strike summit tannery tariff temple theatre treaty university vaccine vineyard volcano warehouse well windmill workshop zoo aqueduct bakery barracks brewery bypass cannery census cinema court drought embassy epidemic festival forestry glacier granary hostel hurricane inquiry irrigation landslide library mill mine'.split(
    ' ',
  )
const deeds = [
  'reopened',
  'was closed',
  'was inspected',
  'drew crowds',
  'was delayed',
  'was discussed',
  'split the council',
  'cost more than planned',
]
const officials = ['minister', 'governor', 'mayor', 'engineer', 'spokesman', 'inspector']

/** Makes reports of some 350 words with quotations, the same for the same number; words are spread as in news, few of them often. */
export function createReportMaker(): (number: number) => Draft {
  return number => {
    const pick = createPicker(number)
    const place = pick(places)
    const own = [pick(subjects), pick(subjects), pick(subjects)]
    const sentences = Array.from({ length: 24 }, () => makeSentence(pick, place, own))
    const text = Array.from({ length: 8 }, (_, at) => sentences.slice(at * 3, at * 3 + 3).join(' ')).join('\n\n')
    return {
      title: `${capital(pick(own))} in ${place} ${pick(deeds)} (${number})`,
      text: `${text}\n\nReport ${number} ends here.`,
      publisher: `Gazette ${number % 40}`,
      url: `https://gazette-${number % 40}.example/${number}`,
      author: undefined,
      language: 'en',
      dateline: place.toUpperCase(),
      publishedAt: new Date(Date.UTC(2026, 0, 1) + number * 60_000),
      imageUrl: undefined,
      completeness: 'full',
    }
  }
}

type Picker = <T>(from: readonly T[]) => T

function makeSentence(pick: Picker, place: string, own: readonly string[]): string {
  const subject = pick(own)
  switch (pick(['told', 'quoted', 'reported', 'plain'] as const)) {
    case 'told':
      return `“The ${subject} near ${place} ${pick(deeds)} and nobody asked us,” ${pick(people)} said.`
    case 'quoted':
      return `The ${pick(officials)} called the ${subject} “a matter of ${pick(['days', 'weeks', 'trust', 'money'])}” after the ${pick(own)} inspection.`
    case 'reported':
      return `${capital(pick(people))} said that the ${subject} ${pick(deeds)} before ${pick(['talks', 'lunch', 'the vote', 'winter'])} with the ${pick(officials)}.`
    case 'plain':
      return `A ${pick(own)} report number ${pick([3, 7, 12, 40, 116])} says the ${subject} of ${place} ${pick(deeds)} last week.`
  }
}

function createPicker(seed: number): Picker {
  let state = (seed + 1) * 2_654_435_761
  return from => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    // Squared, so that the first of each list come most often.
    const at = Math.floor((state / 0x80000000) ** 2 * from.length)
    const chosen = from[at]
    if (chosen === undefined) throw new Error('nothing to pick from')
    return chosen
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
