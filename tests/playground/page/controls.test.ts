import {
  ActionRowBuilder,
  ApplicationCommandOptionType,
  ButtonBuilder,
  ButtonStyle,
  Client,
  Events,
  GatewayIntentBits,
  ModalBuilder,
  RoleSelectMenuBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
  type Interaction,
} from 'discord.js'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openBrowser, visit } from './browser.ts'
import { openPage, type OpenPage } from './open-page.ts'

// What our own bot has no need of yet, the page can do all the same: a small bot asks for everything.

let open: OpenPage
let client: Client
let browser: Browser
let page: Page
const wrongs: string[] = []

beforeAll(async () => {
  open = await openPage()
  const { apiUrl, token, address } = open.playground
  client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: apiUrl } })
  const ready = new Promise(resolve => client.once(Events.ClientReady, resolve))
  await client.login(token)
  await ready
  await client.application?.commands.set([
    {
      name: 'form',
      description: 'Shows controls',
      options: [
        {
          name: 'tone',
          type: ApplicationCommandOptionType.String,
          description: 'How',
          choices: [
            { name: 'Calm', value: 'c' },
            { name: 'Loud', value: 'l' },
          ],
        },
        { name: 'loudly', type: ApplicationCommandOptionType.Boolean, description: 'Whether' },
        { name: 'where', type: ApplicationCommandOptionType.Channel, description: 'A channel' },
        { name: 'paper', type: ApplicationCommandOptionType.Attachment, description: 'A file' },
      ],
    },
  ])
  client.on(
    Events.InteractionCreate,
    interaction => void answer(interaction).catch(error => wrongs.push(String(error))),
  )
  browser = await openBrowser()
  page = await visit(browser, address, { width: 1280, height: 800 }, wrongs)
})

afterEach(() => {
  expect(wrongs).toEqual([])
})

afterAll(async () => {
  await browser?.close()
  await client?.destroy()
  await open?.close()
})

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isChatInputCommand()) {
    const { options } = interaction
    const content = [
      options.getString('tone'),
      options.getBoolean('loudly'),
      options.getChannel('where')?.name,
      options.getAttachment('paper')?.name,
    ].join('|')
    await interaction.reply({ content, components: [...controls()] })
  } else if (interaction.isButton()) await interaction.showModal(modal())
  else if (interaction.isAnySelectMenu()) await interaction.reply(`chose ${interaction.values.join('+')}`)
  else if (interaction.isModalSubmit())
    await interaction.reply(`wrote ${interaction.fields.getTextInputValue('headline')}`)
}

function* controls() {
  const button = new ButtonBuilder().setCustomId('ask').setLabel('Ask me').setStyle(ButtonStyle.Primary)
  const many = new StringSelectMenuBuilder()
    .setCustomId('many')
    .setPlaceholder('Some towns')
    .setMaxValues(2)
    .addOptions(['Sarhad', 'Chania', 'Puno'].map(label => ({ label, value: label })))
  const role = new RoleSelectMenuBuilder().setCustomId('role').setPlaceholder('A role')
  yield new ActionRowBuilder<ButtonBuilder>().addComponents(button)
  yield new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(many)
  yield new ActionRowBuilder<RoleSelectMenuBuilder>().addComponents(role)
}

function modal(): ModalBuilder {
  const input = new TextInputBuilder()
    .setCustomId('headline')
    .setLabel('Headline')
    .setStyle(TextInputStyle.Short)
    .setMinLength(5)
  return new ModalBuilder()
    .setCustomId('form')
    .setTitle('Tell me')
    .addComponents(new ActionRowBuilder<TextInputBuilder>().addComponents(input))
}

test('choices, yes and no, channels and files go in as options', async () => {
  await page.getByRole('combobox', { name: 'Message #alerts' }).focus()
  await page.keyboard.type('/form tone:lo')
  await page.getByRole('option', { name: 'Loud' }).waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.type('loudly:')
  await page.getByRole('option', { name: 'True' }).click()
  await page.keyboard.type('where:des')
  await page.keyboard.press('Tab')
  await page.keyboard.type('paper:')
  const file = { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('a note') }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByText('l|true|desk|note.txt').waitFor()
})

test('selects of one and of many send what was chosen', async () => {
  await page.getByRole('listbox', { name: 'Some towns' }).selectOption(['Sarhad', 'Puno'])
  await page.getByRole('button', { name: 'Choose' }).click()
  await page.getByText('chose Sarhad+Puno').waitFor()
  await page.getByRole('combobox', { name: 'A role' }).selectOption({ label: 'Night desk' })
  await page.getByText(/^chose \d+$/).waitFor()
})

test('a modal opens, stays while it is not filled in, and is sent', async () => {
  await page.getByRole('button', { name: 'Ask me' }).click()
  const dialog = page.getByRole('dialog', { name: 'Tell me' })
  const headline = dialog.getByRole('textbox', { name: 'Headline' })
  await headline.pressSequentially('Bri')
  await dialog.getByRole('button', { name: 'Submit' }).click()
  expect(await dialog.isVisible()).toBe(true)
  await headline.fill('Bridge opens')
  await dialog.getByRole('button', { name: 'Submit' }).click()
  await page.getByText('wrote Bridge opens').waitFor()
  expect(await dialog.count()).toBe(0)
})

test('what people write never becomes markup, and only web addresses become links', async () => {
  const box = page.getByRole('combobox', { name: 'Message #alerts' })
  await box.fill('<img src=x onerror=alert(1)> [here](javascript:alert(1)) **bold** [there](<https://there.example/>)')
  await box.press('Enter')
  const message = page.getByRole('article').last()
  await message.getByText('<img src=x onerror=alert(1)> [here](javascript:alert(1))').waitFor()
  const links = message.getByRole('link')
  expect(await links.evaluateAll(all => all.map(it => it.getAttribute('href')))).toEqual(['https://there.example/'])
  expect(await message.locator('strong').textContent()).toBe('bold')
})

test('what arrives elsewhere is counted, and marked where it begins', async () => {
  const { editorId, guildId } = open.playground
  const { text } = await open.ask(`/api/sight?person=${editorId}`)
  const { channels } = JSON.parse(text) as { channels: { id: string; name: string }[] }
  const desk = channels.find(it => it.name === 'desk')?.id ?? guildId
  await open.act(editorId, { kind: 'say', channelId: desk, content: 'news for the desk' })
  await page.getByLabel('1 unread').waitFor()
  await page.getByRole('button', { name: 'desk' }).click()
  await page.getByRole('separator').filter({ hasText: 'New' }).waitFor()
  expect(await page.getByLabel('1 unread').count()).toBe(0)
})

test('a long channel shows its newest messages first, and earlier ones when asked', async () => {
  const { editorId, guildId } = open.playground
  const { text } = await open.ask(`/api/sight?person=${editorId}`)
  const { channels } = JSON.parse(text) as { channels: { id: string; name: string }[] }
  const wire = channels.find(it => it.name === 'wire')?.id ?? guildId
  for (let number = 1; number <= 60; number++)
    await open.act(editorId, { kind: 'say', channelId: wire, content: `dispatch ${number}.` })
  await page.getByRole('button', { name: 'wire' }).click()
  await page.getByText('dispatch 60.', { exact: true }).waitFor()
  expect(await page.getByText('dispatch 10.', { exact: true }).count()).toBe(0)
  await page.getByRole('button', { name: 'Earlier messages' }).click()
  await page.getByText('dispatch 1.', { exact: true }).waitFor()
  expect(await page.getByRole('article').count()).toBe(60)
  expect(await page.getByRole('button', { name: 'Earlier messages' }).count()).toBe(0)
})
