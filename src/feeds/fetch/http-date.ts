const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const imfDate = /^[a-z]{3,9},? (\d{1,2})[ -]([a-z]{3})[ -](\d{4}) (\d{2}):(\d{2}):(\d{2}) (?:gmt|utc)$/i

/** Reads a header date (RFC 9110, 5.6.7; the two-digit and asctime forms are long dead). Undefined if it is none. */
export function parseHttpDate(text: string): Date | undefined {
  const found = imfDate.exec(text.trim())
  if (found === null) return undefined
  const [, day, monthName = '', year, hours, minutes, seconds] = found
  const month = months.indexOf(monthName.toLowerCase())
  if (month < 0) return undefined
  return new Date(Date.UTC(Number(year), month, Number(day), Number(hours), Number(minutes), Number(seconds)))
}
