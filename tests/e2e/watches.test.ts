import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Outcome, Person, SeenMessage } from '../../src/playground/double/people/person.ts'
import {
  addWatch,
  buttonOf,
  openNewsroom,
  openPublisher,
  plainWordsOf,
  replyOf,
  waitForMessage,
  wordsOf,
  type LocalPublisher,
  type Newsroom,
} from './open-newsroom.ts'
import { cricketNote, ferryReturn, harbourFire } from './reports.ts'

let room: Newsroom
let coast: LocalPublisher
let editor: Person
let reader: Person
let deskId = ''
let alertsId = ''

beforeAll(async () => {
  coast = await openPublisher('Coast Mail')
  room = await openNewsroom({ privateHosts: [coast.host] })
  ;({ editor, reader } = room)
  ;({ deskId, alertsId } = room.discord.seed)
  for (const report of [cricketNote, harbourFire, ferryReturn]) room.publisher.print({ ...report, at: new Date() })
  await editor.run('feed add', { url: room.publisher.feedUrl }, deskId)
  await run('feed check', { feed: 'Hill Gazette' })
})

afterAll(async () => {
  await room.close()
  await coast.close()
})

async function run(command: string, options: Record<string, string | boolean | number> = {}, person = editor) {
  return replyOf(await person.run(command, options, deskId))
}

async function press(message: SeenMessage, label: string, person = editor): Promise<Outcome> {
  return person.press(message.id, buttonOf(message, label))
}

function formOf(outcome: Outcome) {
  if (outcome.kind !== 'modal') throw new Error(`expected a form, got ${JSON.stringify(outcome)}`)
  return outcome.modal
}

const listed = async (person = editor) => wordsOf(await run('watch list', {}, person))

test('a watch is shown with what it would have brought, and stands only when it is saved', async () => {
  const shown = await run('watch add', { query: 'ferry sarhad', name: 'Ferries', channel: alertsId })
  expect(shown.isEphemeral).toBe(true)
  const words = wordsOf(shown)
  expect(words).toContain('articles with "ferry" and "sarhad"')
  expect(words).toContain('About 2 reports a day')
  expect(words).toContain('2 reports in the last 24 hours')
  expect(plainWordsOf(shown)).toContain('Ferries sailed from Sarhad again')
  expect(words).toContain(`<#${alertsId}> · all feeds`)
  expect(await listed()).not.toContain('Ferries')

  expect(await press(shown, 'Save', reader)).toMatchObject({ kind: 'refused' })
  expect(await listed()).not.toContain('Ferries')

  await room.restart()
  const saved = replyOf(await press(shown, 'Save'))
  expect(saved.id).toBe(shown.id)
  expect(wordsOf(saved)).toContain('Watching: Ferries')
  expect(saved.components).toEqual([])
  expect(await listed()).toContain('**Ferries**')
  await run('watch remove', { watch: 'Ferries' })
})

test('Edit opens a form with the query, and what is sent is tried anew; Cancel leaves nothing', async () => {
  const shown = await run('watch add', { query: 'cricket' })
  const form = formOf(await press(shown, 'Edit'))
  expect(JSON.stringify(form.components)).toContain('"value":"cricket"')
  const anew = replyOf(await editor.submit(form.id, { query: 'valley cup' }))
  expect(anew.id).toBe(shown.id)
  expect(wordsOf(anew)).toContain('articles with "valley" and "cup"')
  expect(plainWordsOf(anew)).toContain('Hill side win')
  const wrong = replyOf(await editor.submit(formOf(await press(anew, 'Edit')).id, { query: 'valley OR' }))
  expect(wrong.isEphemeral).toBe(true)
  expect(wrong.content).toContain("I can't read that query")
  const written = formOf(await press(wrong, 'Edit'))
  expect(JSON.stringify(written.components)).toContain('"value":"valley OR"')
  expect(wordsOf(replyOf(await editor.submit(written.id, { query: 'valley cup' })))).toContain('"valley" and "cup"')
  expect(wordsOf(replyOf(await press(anew, 'Cancel')))).toContain('Not saved: valley cup')
  expect(await listed()).toContain('Nothing is watched')
})

test('a query that cannot be read is asked for again, or taken as corrected', async () => {
  for (const save of [false, true]) {
    const wrong = await run('watch add', { query: '(valley NEAR/x cup', name: 'Cup', save })
    expect(wrong.isEphemeral).toBe(true)
    expect(wrong.content).toContain('Try: `(valley NEAR/8 cup)`')
    const shown = replyOf(await press(wrong, 'Use the corrected query'))
    expect(shown.isEphemeral).toBe(true)
    expect(wordsOf(shown)).toContain('"valley" within 8 words of "cup"')
    expect(wordsOf(replyOf(await press(shown, 'Cancel')))).toContain('Not saved: Cup')
  }
  const long = await run('watch add', { query: `${'valley OR '.repeat(99)}"cup` })
  expect(replyOf(await press(long, 'Use the corrected query')).content).not.toContain("can't read")
  expect(await listed()).toContain('Nothing is watched')
})

test('a word that no report has is pointed out with the word that may be meant', async () => {
  const words = wordsOf(await run('watch add', { query: 'dastgeer' }))
  expect(words).toContain('`dastgeer` is in no report yet')
  expect(words).toMatch(/Did you mean .*dastgir/i)
})

test('what may be meant otherwise, and fields that nothing answers, are pointed out', async () => {
  expect(wordsOf(await run('watch test', { query: 'ferry or boat' }))).toContain('Did you mean `ferry OR boat`?')
  const small = await run('watch add', { query: 'ferry or boat' })
  const meant = replyOf(await press(small, 'Use the suggested query'))
  expect(meant.id).toBe(small.id)
  expect(wordsOf(meant)).toContain('articles with "ferry" or "boat"')
  expect(() => buttonOf(meant, 'Use the suggested query')).toThrow('no button')
  const nobody = wordsOf(await run('watch add', { query: 'ferry publisher:hil', personal: true }))
  expect(nobody).toContain('I know no publisher called “hil”. Did you mean **Hill Gazette**?')
  expect(wordsOf(await run('watch test', { query: 'ferry feed:gazete' }))).toContain('Did you mean **Hill Gazette**?')
  const over = wordsOf(await run('watch test', { query: 'ferry publisher:hill feed:hill before:2020' }))
  expect(over).toContain('Its `before:` is over')
  expect(over).not.toContain('I know no')
})

test('addresses of any length leave room for what should be looked at', async () => {
  const seen =
    'was seen by many people who stood along the towpath with their own lanterns and said so when they were asked at the inn, and again in the morning when they were asked at the office of the toll'
  for (const [at, name] of ['kestrel', 'heron', 'plover', 'linnet', 'dunlin', 'osprey'].entries()) {
    const word = at < 3 ? 'windlass' : 'windlas'
    room.publisher.print({
      slug: `${name}-${'x'.repeat(372 - name.length)}`,
      title: `A ${word} broke. The ${name} canal waits for its barges while the lock keeper counts them by lantern light`,
      text: `The lock keeper of the ${name} canal, where a ${word} ${seen}, counted barges. ${'ripple '.repeat(at + 60)}`,
    })
  }
  await waitForReport('osprey canal')
  const tried = wordsOf(await run('watch test', { query: 'windlass OR neverseenword' }))
  expect(tried.match(/barges while the lock/g)).toHaveLength(6)
  expect(tried).toContain('`neverseenword` is in no report yet')
})

test('reports that come close are shown with what they lack', async () => {
  const words = plainWordsOf(await run('watch add', { query: 'lighthouse NEAR/2 auction' }))
  expect(words).toContain('No report of the last 24 hours answers it.')
  expect(words).toContain('Close, but no match')
  expect(words).toMatch(/Ferries return to Sarhad.*words apart, NEAR\/2/)
})

test('Save pressed twice quickly makes one watch, and a name that nobody would see is none', async () => {
  const shown = await run('watch add', { query: 'lighthouse', name: '\u200B\u2060' })
  const outcomes = await Promise.all([press(shown, 'Save'), press(shown, 'Save')])
  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['reply', 'update'])
  expect(await listed()).toContain('**lighthouse**')
  expect((await listed()).match(/lighthouse/g)).toHaveLength(1)
  expect(wordsOf(await run('watch remove', { watch: 'lighthouse' }))).toContain('lighthouse')
})

test('with save: True it is saved at once', async () => {
  expect(wordsOf(await run('watch add', { query: 'umpires', save: true }))).toContain('Watching: umpires')
  expect(await listed()).toContain('umpires')
  await run('watch remove', { watch: 'umpires' })
})

test('a personal watch and all about it is for its owner alone', async () => {
  const shown = await run('watch add', { query: 'lighthouse', personal: true }, reader)
  expect(shown.isEphemeral).toBe(true)
  const saved = replyOf(await press(shown, 'Save', reader))
  expect(saved.isEphemeral).toBe(true)
  expect(await listed()).not.toContain('lighthouse')
  expect(await listed(reader)).toContain('lighthouse')
  expect((await run('watch show', { watch: 'lighthouse' })).content).toContain('no watch')
  const why = { article: `http://${room.publisher.host}/harbour-fire` }
  expect(wordsOf(await run('why', why))).not.toContain('lighthouse')
  expect(wordsOf(await run('why', why, reader))).toContain('lighthouse')
  await run('watch remove', { watch: 'lighthouse' }, reader)
})

test('/watch test tries a query on the reports or on a pasted text and saves nothing', async () => {
  const tried = await run('watch test', { query: 'fuel shed' }, reader)
  expect(tried.isEphemeral).toBe(true)
  expect(plainWordsOf(tried)).toContain('About 2 reports a day')
  const form = formOf(await reader.run('watch test', {}, deskId))
  const pasted = 'The mayor came out at noon. The bridges will open on Sunday, he told the crowd that had waited there.'
  const hit = replyOf(await reader.submit(form.id, { query: 'bridge sunday', text: pasted }))
  expect(wordsOf(hit)).toContain('The text answers it.')
  expect(plainWordsOf(hit)).toContain('The bridges will open on Sunday')
  expect(wordsOf(hit)).not.toBe(plainWordsOf(hit))
  const second = formOf(await reader.run('watch test', {}, deskId))
  const miss = replyOf(await reader.submit(second.id, { query: 'mayor NEAR/3 crowd', text: pasted }))
  expect(wordsOf(miss)).toMatch(/does not answer it[^]*words apart, NEAR\/3/)
  expect(await listed()).toContain('Nothing is watched')
})

test('a watch is shown with its hits a day, muted, and changed by options or by a form', async () => {
  await addWatch(editor, { query: 'sarhad', name: 'Coast' }, deskId)
  const shown = await run('watch show', { watch: 'coast' }, reader)
  expect(shown.isEphemeral).toBe(true)
  expect(wordsOf(shown)).toContain('2 reports in the last 24 hours')
  expect(shown.attachments[0]?.filename).toMatch(/\.png$/)
  expect(wordsOf(shown)).toContain('No alert yet.')

  expect((await run('watch mute', { watch: 'coast', hours: 3 }, reader)).content).toContain('needs Manage Server')
  expect((await run('watch mute', { watch: 'coast', hours: 3 })).content).toContain('muted until')
  expect(await listed()).toContain('🔕 **Coast**')
  expect((await run('watch resume', { watch: 'coast' })).content).toContain('watching again')

  const refused = await run('watch edit', { watch: 'coast', query: 'ferry' }, reader)
  expect(refused.content).toContain('needs Manage Server')
  const preview = await run('watch edit', { watch: 'coast', query: 'ferry', channel: alertsId })
  expect(await listed()).toContain('`sarhad`')
  replyOf(await press(preview, 'Save'))
  expect(await listed()).toContain(`**Coast** \`ferry\` → <#${alertsId}>`)
  const form = formOf(await editor.run('watch edit', { watch: 'coast' }, deskId))
  const anew = replyOf(await editor.submit(form.id, { query: 'pier', name: 'Piers' }))
  replyOf(await press(anew, 'Save'))
  expect(await listed()).toContain('**Piers** `pier`')
  await run('watch remove', { watch: 'Piers' })
})

test('a watch can point at a forum and its tags, found by name, and every property of it can be changed', async () => {
  const { storiesId, nightDeskRoleId } = room.discord.seed
  const tagged = { query: 'lighthouse', name: 'Lights', channel: storiesId, forum_tags: 'security, diplomacy' }
  const typed = { name: 'forum_tags', typed: 'Security, dip' }
  expect(await editor.complete('watch add', { query: 'x', channel: storiesId }, typed, deskId)).toMatchObject({
    kind: 'choices',
    choices: [{ name: 'Security, Diplomacy' }],
  })
  const refused = await run('watch add', { ...tagged, forum_tags: 'sports' })
  expect(refused.content).toContain('That forum has no tag “sports”. Its tags: Security, Diplomacy, Economy.')
  const elsewhere = await run('watch add', { ...tagged, channel: alertsId })
  expect(elsewhere.content).toContain('Posts of a forum bear tags')
  const saved = await addWatch(editor, { ...tagged, delivery: 'hourly', role: nightDeskRoleId }, deskId)
  const place = `→ a post in <#${storiesId}> for each story, tagged Security, Diplomacy`
  expect(wordsOf(saved)).toContain(`${place} · all feeds · gathered, told every hour · mentions <@&${nightDeskRoleId}>`)
  expect(await listed()).toContain('hourly')

  const changed = await change({ cap: 12, delivery: 'instant', no_role: true, feeds: 'Hill Gazette' })
  expect(wordsOf(changed)).toContain(`${place} · Hill Gazette · at most 12 alerts an hour, the rest gathered`)
  expect(wordsOf(changed)).not.toContain('mentions')
  expect(await listed()).toContain('some feeds · at most 12 an hour')
  const file = (await run('watch export')).attachments[0]
  const text = await (await fetch(file?.url ?? '')).text()
  expect(JSON.parse(text)).toMatchObject({
    watches: [{ name: 'Lights', channel: storiesId, forumTags: ['Security', 'Diplomacy'], hourlyCap: 12 }],
  })
  await run('watch remove', { watch: 'Lights' })
  expect(wordsOf(await importFile(text))).toContain('1 of 1 watches added')
  expect(wordsOf(await run('watch show', { watch: 'Lights' }))).toContain(`${place} · Hill Gazette · at most 12`)

  expect(wordsOf(await change({ feeds: 'all', cap: 0, forum_tags: 'none' }))).toContain(
    `→ a post in <#${storiesId}> for each story · all feeds`,
  )
  expect(wordsOf(await change({ channel: alertsId, delivery: 'daily' }))).toContain(
    `→ <#${alertsId}> · all feeds · gathered, told daily at 08:00 (UTC)`,
  )
  expect(wordsOf(await change({ personal: true }))).toContain('→ your direct messages · all feeds')
  expect(await listed(reader)).not.toContain('Lights')
  expect(wordsOf(await change({ channel: alertsId }))).toContain(`→ <#${alertsId}>`)
  await run('watch remove', { watch: 'Lights' })
})

test('each story that a watch of a forum hears of opens a post there, with the tags chosen', async () => {
  const { storiesId, guildId } = room.discord.seed
  await addWatch(editor, { query: 'sluice', name: 'Sluices', channel: storiesId, forum_tags: 'economy' }, deskId)
  const text = 'The sluice of the upper canal was closed for repairs, an engineer said on the bank. '.repeat(20)
  room.publisher.print({ slug: 'sluice', title: 'Sluice closed for repairs', text })
  const postOf = () => editor.channels(guildId).find(({ parentId }) => parentId === storiesId)
  await expect.poll(() => postOf()?.tags, { timeout: 20_000 }).toEqual(['Economy'])
  const told = await waitForMessage(editor, postOf()?.id ?? '', message => wordsOf(message) !== '')
  expect(plainWordsOf(told)).toContain('Sluice closed for repairs')
  const why = await whyWhenSent('sluice closed')
  expect(wordsOf(why)).toContain(`[sent](https://discord.com/channels/${guildId}/${told.channelId}/${told.id})`)
  await run('watch remove', { watch: 'Sluices' })
})

async function change(options: Record<string, string | number | boolean>): Promise<SeenMessage> {
  const preview = await run('watch edit', { watch: 'Lights', ...options })
  return replyOf(await press(preview, 'Save'))
}

test('a name shows the look-alikes it would match, and what is answered with No is left out wherever it counts', async () => {
  const boats = (slug: string, name: string) => ({
    slug,
    title: `${name} buys boats`,
    text: `${name} bought two boats. ${`${name} had them painted green at the yard in the hills. `.repeat(30)}`,
  })
  room.publisher.print(boats('boats-1', 'Asif Murjan'))
  await waitForReport('Asif Murjan buys boats')
  const shown = await run('watch add', { query: '"asif marjan"~', name: 'Marjan', channel: alertsId })
  expect(wordsOf(shown)).toContain('Is that the name?**\nAlso matches **Asif Murjan** (1): leave out below')
  expect(wordsOf(await run('watch test', { query: '"asif marjan"~' }))).toMatch(
    /Also matches \*\*Asif Murjan\*\* \(1\)\. To leave one out: `.*~\(-murjan\)/,
  )
  const select = selectOf(shown)
  expect(select.options.map(({ label }) => label)).toEqual(['No, not Asif Murjan'])
  const without = replyOf(await editor.choose(shown.id, select.id, [select.options[0]?.value ?? '']))
  expect(without.id).toBe(shown.id)
  expect(wordsOf(without)).toContain('names like "asif marjan" other than murjan')
  expect(wordsOf(without)).toContain('Left out: **Asif Murjan**.')
  expect(wordsOf(without)).toMatch(/Close, but no match[^]*left out: "Asif Murjan"/)
  expect(selectOf(without).options.map(({ label }) => label)).toEqual(['Yes, Asif Murjan after all'])
  replyOf(await press(without, 'Save'))

  room.publisher.print(boats('boats-2', 'Asef Marjaan'))
  room.publisher.print(boats('boats-3', 'Aasif Murjan'))
  const alert = await waitForMessage(editor, alertsId, message => plainWordsOf(message).includes('Asef Marjaan'))
  expect(wordsOf(alert)).toContain('**Asef Marjaan**')
  const why = wordsOf(await run('why', { article: 'Aasif Murjan buys boats' }))
  expect(why).toMatch(/Nearly hit\*\*\n- \*\*Marjan\*\*: `"asif marjan"~\(-murjan\)` left out: "Aasif Murjan"/)
  const found = plainWordsOf(await run('search', { query: '"asif marjan"~(-murjan)' }))
  expect(found).toContain('Asef Marjaan buys boats')
  expect(found).not.toContain('Murjan')
  const file = (await run('watch export')).attachments[0]
  const text = await (await fetch(file?.url ?? '')).text()
  await run('watch remove', { watch: 'Marjan' })
  await importFile(text)
  expect(wordsOf(await run('watch show', { watch: 'Marjan' }))).toContain('other than murjan')
  await run('watch remove', { watch: 'Marjan' })
})

/** A feed may not be asked twice within a second, and in that time many commands are answered. */
async function waitForReport(title: string): Promise<void> {
  for (let tries = 0; tries < 3000; tries++) {
    await run('feed check', { feed: 'Hill Gazette' })
    const found = await run('search', { query: `title:"${title}"` })
    if (!found.content.startsWith('No report in sight')) return
  }
  throw new Error(`${title} never came`)
}

function selectOf(message: SeenMessage) {
  const parts = message.components.flatMap(({ components }) => components)
  for (const part of parts) {
    if ('options' in part && part.options !== undefined) return { id: part.custom_id, options: part.options }
  }
  throw new Error(`no select on ${JSON.stringify(parts)}`)
}

test('watches leave as one readable file and come back from it', async () => {
  await addWatch(editor, { query: 'sarhad', name: 'Coast', channel: alertsId, feeds: 'Hill Gazette' }, deskId)
  await addWatch(editor, { query: '"valley cup" OR wickets' }, deskId)
  await run('watch unusual', { watch: 'Coast', tell: 'silence' })
  const file = (await run('watch export')).attachments[0]
  const text = await (await fetch(file?.url ?? '')).text()
  const held = JSON.parse(text) as { watches: { name: string; query: string; feeds?: string[]; unusual?: string }[] }
  expect(held.watches.map(({ name, feeds }) => [name, feeds])).toEqual([
    ['"valley cup" OR wickets', undefined],
    ['Coast', [room.publisher.feedUrl]],
  ])
  expect(held.watches.map(({ unusual }) => unusual)).toEqual([undefined, 'silence'])
  await run('watch remove', { watch: 'Coast' })
  const broken = held.watches.map(watch =>
    watch.name === 'Coast' ? watch : { ...watch, query: '(wickets', name: 'Cup' },
  )
  const imported = await importFile(JSON.stringify({ ...held, watches: broken }))
  expect(wordsOf(imported)).toContain('- **Cup**: ')
  expect(wordsOf(imported)).toContain('1 of 2 watches added')
  expect(await listed()).toContain('**Coast** `sarhad`')
  expect(await listed()).toContain('some feeds')
  expect(wordsOf(await run('watch show', { watch: 'Coast' }))).toContain('unusually silent')
  expect(wordsOf(await importFile('{"watches": [{"name": "x"}]}'))).toContain('Watch 1 of the file has no `query`')
  await run('watch remove', { watch: 'Coast' })
  await run('watch remove', { watch: '"valley cup" OR wickets' })
})

async function importFile(text: string): Promise<SeenMessage> {
  const file = { name: 'watches.json', contentType: 'application/json', bytes: new TextEncoder().encode(text) }
  return replyOf(await editor.run('watch import', { file }, deskId))
}

test('/why tells who brought a report, what it hit and nearly hit, and what became of the alert', async () => {
  await addWatch(editor, { query: 'crane sarhad', name: 'Cranes', channel: alertsId }, deskId)
  await addWatch(editor, { query: 'title:customs', name: 'Customs', channel: alertsId }, deskId)
  await addWatch(editor, { query: 'volcano', name: 'Volcano', channel: alertsId }, deskId)
  const title = 'Crane at Sarhad works again'
  room.publisher.print({ ...harbourFire, slug: 'crane', title, text: harbourFire.text.replaceAll('fire', 'crane') })
  await waitForMessage(editor, alertsId, message => plainWordsOf(message).includes(title))
  const told = await whyWhenSent('crane at sarhad')
  expect(told.isEphemeral).toBe(true)
  const words = plainWordsOf(told)
  expect(words).toMatch(/Came by \[Hill Gazette\]/)
  expect(words).toMatch(/Read in full: \d+ words, language en/)
  expect(words).toMatch(/Cranes by “crane”, “Sarhad”: \[sent\]/)
  expect(words).toMatch(/Nearly hit\n- Customs: `title:customs` in the text, not in the title/)
  expect(words).toContain('1 other watch is not close')
  expect(wordsOf(await run('why', { article: 'ferries return to sarhad' }))).not.toContain('sent')
  const alert = await waitForMessage(editor, alertsId, message => plainWordsOf(message).includes(title))
  const why = replyOf(await reader.useMessageMenu('Why this alert?', alert.id))
  expect(why.isEphemeral).toBe(true)
  expect(plainWordsOf(why)).toMatch(/Story it [^]*Cranes by “crane”, “Sarhad”: \[sent\]/)
  const link = `https://discord.com/channels/${alert.channelId}/${alert.channelId}/${alert.id}`
  for (const article of [link, alert.id]) {
    expect(plainWordsOf(await run('why', { article }, reader))).toMatch(/Cranes by “crane”, “Sarhad”: \[sent\]/)
  }
  expect(wordsOf(await run('why', { article: `${link}1` }))).toContain('no alert of mine in this server')
  const said = editor.say(deskId, 'What a day at the harbour.')
  const none = replyOf(await reader.useMessageMenu('Why this alert?', said.id))
  expect(none.content).toContain('no alert of mine')
  const unknown = await run('why', { article: `http://${room.publisher.host}/never` })
  expect(unknown.content).toContain('No feed of this server has brought that address')
  expect(wordsOf(await run('watch show', { watch: 'Cranes' }))).toMatch(
    /Last alerts[^]*Crane at Sarhad works again.*sent/,
  )
  for (const watch of ['Cranes', 'Customs', 'Volcano']) await run('watch remove', { watch })
})

test('what comes beyond a cap waits for the full hour, and /why says so', async () => {
  await addWatch(editor, { query: 'buoy', name: 'Buoys', channel: alertsId, cap: 1 }, deskId)
  const texts = {
    Dhorak: 'Fishermen of Dhorak looked for the buoy until the morning and found its chain alone. ',
    Sarhad: 'A storm has torn the green buoy from the sandbank before Sarhad; pilots warn all masters. ',
  }
  for (const [place, text] of Object.entries(texts)) {
    room.publisher.print({ slug: `buoy-${place}`, title: `A buoy is lost off ${place}`, text: text.repeat(20) })
  }
  await waitForReport('A buoy is lost off Sarhad')
  const states = [
    plainWordsOf(await run('why', { article: 'lost off Dhorak' })),
    plainWordsOf(await run('why', { article: 'lost off Sarhad' })),
  ]
  const gathered = states.filter(words =>
    /Buoys by “buoy”: gathered, to be told with others <t:\d+:R> \(1 alert in the last hour\)/.test(words),
  )
  expect(gathered).toHaveLength(1)
  await run('watch remove', { watch: 'Buoys' })
})

/** The message stands a moment before its row is marked. */
async function whyWhenSent(article: string): Promise<SeenMessage> {
  for (let tries = 0; tries < 3000; tries++) {
    const told = await run('why', { article }, reader)
    if (!wordsOf(told).includes('being sent')) return told
  }
  throw new Error('the alert was never marked as sent')
}

test('a watch of some feeds hears of those only, and its back-test looks at those only', async () => {
  await editor.run('feed add', { url: coast.feedUrl }, deskId)
  await run('feed check', { feed: 'Coast Mail' })
  const refused = await run('watch add', { query: 'tide', feeds: 'Cost Mail' })
  expect(refused.content).toContain('Did you mean **Coast Mail**')
  expect((await run('watch add', { query: 'tide', tags: 'weather' })).content).toContain('No feed here has tags yet')
  const elsewhere = await run('watch add', { query: 'sarhad', feeds: 'Coast Mail' })
  expect(wordsOf(elsewhere)).toContain('No report of the last 24 hours answers it.')
  await addWatch(editor, { query: 'tide', name: 'Coast tide', channel: alertsId, feeds: 'coast mail' }, deskId)
  const tide = (place: string) => ({
    slug: `tide-${place}`,
    title: `High tide expected at ${place}`,
    text: `${place}: ${'The tide will be high at dawn, the keeper of the pier said. '.repeat(30)}`,
  })
  room.publisher.print(tide('Murdan'))
  await run('feed check', { feed: 'Hill Gazette' })
  coast.print(tide('Sarhad'))
  await waitForMessage(editor, alertsId, message => plainWordsOf(message).includes('tide expected at Sarhad'))
  const told = editor
    .messages(alertsId)
    .flatMap(({ embeds }) => embeds.map(({ title = '' }) => title.replaceAll('_', '')))
  expect(told.filter(title => title.includes('tide'))).toEqual(['High tide expected at Sarhad'])
  const why = wordsOf(await run('why', { article: 'tide expected at Murdan' }))
  expect(why).toContain('it came by a feed this watch does not look at')
})

test('a feed gets tags when it is added, or added again, and a watch can ask for them', async () => {
  const again = await run('feed add', { url: coast.feedUrl, tags: 'Coast, tides' })
  expect(again.content).toContain('follows **Coast Mail** already. Tagged Coast, tides.')
  expect(wordsOf(await run('feed list'))).toMatch(/Coast Mail.* · Coast · tides/)
  const typed = { name: 'tags', typed: 'Coast, ti' }
  expect(await editor.complete('watch add', { query: 'x' }, typed, deskId)).toMatchObject({
    choices: [{ value: 'Coast, tides' }],
  })
  expect(wordsOf(await run('watch add', { query: 'tide', tags: 'tides' }))).toContain('feeds tagged tides')
})

test('feeds are completed one after the other', async () => {
  const found = await editor.complete(
    'watch add',
    { query: 'x' },
    { name: 'feeds', typed: 'Hill Gazette, coa' },
    deskId,
  )
  expect(found).toMatchObject({ kind: 'choices', choices: [{ name: 'Hill Gazette, Coast Mail' }] })
})

test('an alias of the server widens its searches, back-tests and standing watches, until it is removed', async () => {
  await addWatch(editor, { query: '"Grey Gull"~', name: 'Gull', channel: alertsId }, deskId)
  const options = { name: 'Grey Gull', spellings: 'Larus Ferry Company', acronyms: 'LFC' }
  expect((await run('alias add', options, reader)).content).toContain('needs Manage Server')
  expect((await run('alias add', { name: 'Grey Gull' })).content).toContain('Give `spellings` or `acronyms`')
  expect(wordsOf(await run('alias add', options))).toContain('**Grey Gull**: Larus Ferry Company, =LFC')
  const quoted = { ...options, name: '"grey gull"~', spellings: '“Larus Ferry Company”' }
  const anew = wordsOf(await run('alias add', quoted))
  expect(anew).toContain('**grey gull**: Larus Ferry Company, =LFC')
  expect(anew).toContain('Until now: **Grey Gull**: Larus Ferry Company, =LFC')
  expect(wordsOf(await run('alias list', {}, reader))).toContain('1 of this server')
  const text = `The LFC has bought two boats, it said. ${'They will sail in spring and carry mail. '.repeat(40)}`
  room.publisher.print({ slug: 'boats', title: 'Two boats bought', text })
  const alert = await waitForMessage(editor, alertsId, message => plainWordsOf(message).includes('Two boats bought'))
  expect(wordsOf(alert)).toContain('**LFC**')
  expect(plainWordsOf(await run('search', { query: '"larus ferry company"~' }))).toContain('Two boats bought')
  expect(plainWordsOf(await run('watch test', { query: '"grey gull"~' }))).toContain('1 report in')
  expect((await run('alias remove', { name: 'grey gull' })).content).toContain('removed')
  expect((await run('search', { query: '"grey gull"~' })).content).toContain('No report in sight')
  await run('watch remove', { watch: 'Gull' })
})
