/** English words of time for `readDatedEvents`. Months and days with the short forms newspapers print. */
export const months: readonly string[] = [
  'january|jan',
  'february|feb',
  'march|mar',
  'april|apr',
  'may',
  'june|jun',
  'july|jul',
  'august|aug',
  'september|sept|sep',
  'october|oct',
  'november|nov',
  'december|dec',
]

/** Sunday first. */
export const weekdays: readonly string[] = [
  'sunday|sun',
  'monday|mon',
  'tuesday|tues|tue',
  'wednesday|wed',
  'thursday|thurs|thur|thu',
  'friday|fri',
  'saturday|sat',
]

export const numbers: ReadonlyMap<string, number> = new Map([
  ['a', 1],
  ['an', 1],
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['seven', 7],
  ['eight', 8],
  ['nine', 9],
  ['ten', 10],
  ['eleven', 11],
  ['twelve', 12],
])

/** Words before a day or month that speak of what is to come. */
export const comingWords =
  /\b(?:will|would|shall|next|coming|upcoming|until|till|due|scheduled|planned|plans|expected|set to|deadline|slated|ahead of|from)\b/iu

/** The same before a day of the week: "until Friday" and "from Friday" may be past. */
export const comingDay =
  /\b(?:will|would|shall|next|coming|upcoming|due|scheduled|planned|plans|expected|set to|slated)\b/iu

/** What stands before a day of the week that comes round. */
export const everyWords = /\b(?:every|each|most) $/iu
