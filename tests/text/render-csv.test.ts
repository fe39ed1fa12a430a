import { expect, test } from 'vitest'
import { renderCsv } from '../../src/text/render-csv.ts'

test('cells stand in quotation marks, rows end with CRLF, marks inside are doubled', () => {
  expect(
    renderCsv([
      ['speaker', 'words'],
      ['Qandil', 'He said "no", twice\nand left'],
    ]),
  ).toBe('\uFEFF"speaker","words"\r\n"Qandil","He said ""no"", twice\nand left"\r\n')
})

test('what a spreadsheet would run as a formula is only text', () => {
  for (const cell of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1', '\r=1', '\u200B=1']) {
    expect(renderCsv([[cell]])).toBe(`\uFEFF"'${cell}"\r\n`)
  }
  expect(renderCsv([['a=1', '5 - 3']])).toBe('\uFEFF"a=1","5 - 3"\r\n')
})
