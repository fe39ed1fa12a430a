/**
 * A table as comma-separated values: a byte order mark so that spreadsheets read it as UTF-8, CRLF after each row, every
 * cell in quotation marks. A cell that a spreadsheet would run as a formula gets an apostrophe before it.
 * Source: RFC 4180; owasp.org/www-community/attacks/CSV_Injection.
 */
export function renderCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map(cells => `${cells.map(renderCell).join(',')}\r\n`).join('')}`
}

function renderCell(value: string): string {
  const harmless = /^[\s\u200B\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(value) ? `'${value}` : value
  return `"${harmless.replaceAll('\0', '').replaceAll('"', '""')}"`
}
