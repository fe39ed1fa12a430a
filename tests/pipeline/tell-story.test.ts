import { expect, test } from 'vitest'
import { tellStory, type ToldReport } from '../../src/pipeline/tell-story.ts'

const report = (title: string, text: string): ToldReport => ({ title, text, language: 'en' })

const first = report(
  'Tunnel under Salang pass shut by snow',
  'The tunnel under the Salang pass was shut by snow on Sunday. Forty lorries with flour wait at its northern mouth, the governor of Parwan said. He asked drivers to turn back.',
)

test('a story without a past is told by the sentence that says more than its headline', () => {
  expect(tellStory({ reports: [first], earlier: [] })).toEqual({
    report: 0,
    text: 'Forty lorries with flour wait at its northern mouth, the governor of Parwan said.',
    isNew: false,
  })
})

test('a lead that says more than the headline stands', () => {
  const lead = 'Forty lorries with flour wait at the northern mouth of a tunnel that snow has closed, officials said.'
  const full = report('Salang shut', `${lead} Drivers burn tyres to keep warm.`)
  expect(tellStory({ reports: [full], earlier: [] })).toEqual({ report: 0, text: lead, isNew: false })
})

test('a story that goes on is told by what no earlier report told, whoever prints it', () => {
  const again = report('Tunnel under Salang pass still shut', first.text)
  const news = 'Two drivers froze to death in their cabs near Khinjan, the health department of Baghlan said on Monday.'
  const added = report('Drivers die at Salang', `The tunnel under the Salang pass was shut by snow on Sunday. ${news}`)
  expect(tellStory({ reports: [again, added], earlier: [first] })).toEqual({ report: 1, text: news, isNew: true })
})

test('where nothing is new, nothing is called so', () => {
  expect(tellStory({ reports: [first], earlier: [first] })).toMatchObject({ report: 0, isNew: false })
})

test('what can not stand alone is not told as new', () => {
  const text = `${first.text} But they would rather wait for the ploughs than go home without pay, they said.`
  expect(tellStory({ reports: [report('Drivers wait', text)], earlier: [first] })?.isNew).toBe(false)
})

test('of what is new the full sentence is told, not the short one, and none that a quotation tears', () => {
  const news = 'Two drivers froze to death in their cabs near Khinjan, the health department of Baghlan said on Monday.'
  const text = `${first.text} Nobody had seen a plough there by Monday. « Ma petite-fille a eu si peur du froid. Moi aussi. »\n\n${news}`
  expect(tellStory({ reports: [report('Drivers die', text)], earlier: [first] })?.text).toBe(news)
  const torn = `${first.text} « Ma petite-fille a eu si peur du froid là-haut. Moi aussi, » dit-il.`
  expect(tellStory({ reports: [report('Drivers wait', torn)], earlier: [first] })?.isNew).toBe(false)
})

test('a text without a sentence tells nothing', () => {
  expect(tellStory({ reports: [report('Salang', '')], earlier: [] })).toBeUndefined()
})
