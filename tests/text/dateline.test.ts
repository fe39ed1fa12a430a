import { expect, test } from 'vitest'
import { readDateline } from '../../src/text/dateline.ts'

const rest = 'Traders said on Monday that the road was open.'
const read = (opening: string) => {
  const text = `${opening}${rest}`
  const found = readDateline(text)
  return found && [found.place, found.day, found.agency, text.slice(found.end)]
}

test.each<[string, string, string | undefined, string | undefined]>([
  ['PESHAWAR: ', 'PESHAWAR', undefined, undefined],
  ['KABUL (Agency) — ', 'KABUL', undefined, 'Agency'],
  ['KABUL (Agency): ', 'KABUL', undefined, 'Agency'],
  ['ISLAMABAD, March 5 (Agency) - ', 'ISLAMABAD', 'March 5', 'Agency'],
  ['ISLAMABAD, Mar. 5 (Agency) -- ', 'ISLAMABAD', 'Mar. 5', 'Agency'],
  ['NEW DELHI, 5 March 2026 (Agency) – ', 'NEW DELHI', '5 March 2026', 'Agency'],
  ['KABUL, Afghanistan (AP) — ', 'KABUL, Afghanistan', undefined, 'AP'],
  ['LAHORE/ISLAMABAD: ', 'LAHORE/ISLAMABAD', undefined, undefined],
  ['DERA ISMAIL KHAN: ', 'DERA ISMAIL KHAN', undefined, undefined],
  ['D.I. KHAN: ', 'D.I. KHAN', undefined, undefined],
  ['WASHINGTON — ', 'WASHINGTON', undefined, undefined],
  ['WASHINGTON - ', 'WASHINGTON', undefined, undefined],
  ['Geneva, 5 March 2026 (AFP) – ', 'Geneva', '5 March 2026', 'AFP'],
  ['Kabul (Pajhwok) - ', 'Kabul', undefined, 'Pajhwok'],
  ['MUZAFFARABAD:- ', 'MUZAFFARABAD', undefined, undefined],
  ['کابل (پژواک): ', 'کابل', undefined, 'پژواک'],
])('%s', (opening, place, day, agency) => expect(read(opening)).toEqual([place, day, agency, rest]))

test.each([
  '',
  'BREAKING: ',
  'WATCH: ',
  'The minister said: ',
  'Peshawar: ',
  'He added - ',
  'PM: ',
  '“PESHAWAR: ',
  'In 2026: ',
  'Talks failed — ',
  'A HEADLINE IN CAPITALS THAT GOES ON FOR LONG: ',
  'وزیراعظم: ',
])('no dateline: %j', opening => expect(read(opening)).toBeUndefined())
