import { expect, test } from 'vitest'
import { fitLinked, linkReport } from '../../src/commands/link-report.ts'

const near = { title: 'Dam [opens]', url: 'https://dawn.example/dam' }
const far = { title: 'Dam opens', url: `https://dawn.example/${'x'.repeat(1500)}` }

test('a headline is linked and escaped, and stands alone where its address is missing or too long', () => {
  expect(linkReport(near, 100)).toBe('[Dam \\[opens\\]](<https://dawn.example/dam>)')
  expect(linkReport({ ...near, url: undefined }, 100)).toBe('Dam \\[opens\\]')
  expect(linkReport(far, 100, 300)).toBe('Dam opens')
})

test('long addresses give way before any paragraph does, and short ones stay', () => {
  const render = (longest: number) => [near, far, far, far].map(one => linkReport(one, 100, longest))
  const shown = fitLinked(render)
  expect(shown.left).toBe(0)
  expect(shown.text.split('\n\n')).toEqual([linkReport(near, 100), 'Dam opens', 'Dam opens', 'Dam opens'])
  expect(fitLinked(longest => render(longest).slice(0, 3)).text).toContain('xxx')
})

test('what does not fit without any link is cut by whole paragraphs', () => {
  expect(fitLinked(() => ['12345', '123', '1'], 10)).toEqual({ text: '12345\n\n123', left: 1 })
})
