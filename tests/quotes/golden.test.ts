import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { showQuotations } from './show-quotations.ts'

const read = (name: string) => readFileSync(new URL(`./golden/${name}`, import.meta.url), 'utf8')

test.each(['dam-briefing', 'harbour-vote'])('%s reads as written down', name => {
  expect(`${showQuotations(read(`${name}.txt`)).join('\n')}\n`).toBe(read(`${name}.quotations.txt`))
})
