import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelSelectMenuBuilder,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  RoleSelectMenuBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js'
import type { Interaction } from 'discord.js'
import { expect, test } from 'vitest'
import type { Outcome } from '../../../src/playground/double/people/person.ts'
import { onInteraction, openWithCommands } from './open.ts'

const panel = { name: 'panel', description: 'Shows controls' }

const button = (id: string, isDisabled = false) =>
  new ButtonBuilder().setCustomId(id).setLabel(id).setStyle(ButtonStyle.Secondary).setDisabled(isDisabled)

const rows = [
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    button('update'),
    button('later'),
    button('modal'),
    button('off', true),
  ),
  new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
    new StringSelectMenuBuilder()
      .setCustomId('pick')
      .setMaxValues(2)
      .addOptions([1, 2, 3].map(n => ({ label: `Number ${n}`, value: `n${n}` }))),
  ),
  new ActionRowBuilder<ChannelSelectMenuBuilder>().addComponents(new ChannelSelectMenuBuilder().setCustomId('where')),
  new ActionRowBuilder<RoleSelectMenuBuilder>().addComponents(new RoleSelectMenuBuilder().setCustomId('role')),
]

const modal = new ModalBuilder()
  .setCustomId('form')
  .setTitle('Report')
  .addLabelComponents(
    new LabelBuilder()
      .setLabel('Headline')
      .setTextInputComponent(
        new TextInputBuilder().setCustomId('headline').setStyle(TextInputStyle.Short).setMaxLength(10),
      ),
  )
  .addComponents(
    new ActionRowBuilder<TextInputBuilder>().addComponents(
      new TextInputBuilder().setCustomId('place').setLabel('Place').setStyle(TextInputStyle.Short).setRequired(false),
    ),
  )

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isChatInputCommand()) {
    await interaction.reply({ content: 'Choose', components: rows })
  } else if (interaction.isButton()) {
    if (interaction.customId === 'update') await interaction.update({ content: 'Updated', components: [] })
    if (interaction.customId === 'modal') await interaction.showModal(modal)
    if (interaction.customId === 'later') {
      await interaction.deferUpdate()
      await interaction.editReply('Updated later')
    }
  } else if (interaction.isStringSelectMenu()) {
    await interaction.reply({ content: interaction.values.join(), flags: MessageFlags.Ephemeral })
  } else if (interaction.isChannelSelectMenu()) {
    await interaction.reply(interaction.channels.map(it => (it !== null && 'name' in it ? it.name : '')).join())
  } else if (interaction.isRoleSelectMenu()) {
    await interaction.reply(interaction.roles.map(it => it?.name).join())
  } else if (interaction.isModalSubmit()) {
    const said = `${interaction.fields.getTextInputValue('headline')} in ${interaction.fields.getTextInputValue('place')}`
    if (interaction.isFromMessage()) await interaction.update({ content: said, components: [] })
  }
}

async function openPanel() {
  const { discord, client } = await openWithCommands([panel])
  const errors = onInteraction(client, answer)
  const reader = discord.as(discord.seed.readerId)
  const shown = await reader.run('panel', {}, discord.seed.deskId)
  if (shown.kind !== 'reply') throw new Error(`${JSON.stringify(shown)} ${String(errors)}`)
  return { discord, reader, messageId: shown.message.id }
}

const contentOf = (outcome: Outcome) => ('message' in outcome ? `${outcome.kind}: ${outcome.message.content}` : outcome)

test('a button changes its message, at once or after a deferral', async () => {
  const { reader, messageId } = await openPanel()
  const later = await reader.press(messageId, 'later')
  expect(later).toMatchObject({ kind: 'update', message: { id: messageId, content: 'Updated later' } })
  const now = await reader.press(messageId, 'update')
  expect(now).toMatchObject({ kind: 'update', message: { id: messageId, content: 'Updated', components: [] } })
  expect(await reader.press(messageId, 'update')).toMatchObject({ kind: 'refused' })
})

test('selects give what was chosen', async () => {
  const { discord, reader, messageId } = await openPanel()
  expect(contentOf(await reader.choose(messageId, 'pick', ['n1', 'n3']))).toBe('reply: n1,n3')
  expect(contentOf(await reader.choose(messageId, 'where', [discord.seed.alertsId]))).toBe('reply: alerts')
  expect(contentOf(await reader.choose(messageId, 'role', [discord.seed.nightDeskRoleId]))).toBe('reply: Night desk')
})

test.each([
  ['pick', ['n4']],
  ['pick', ['n1', 'n2', 'n3']],
  ['pick', []],
  ['where', ['1']],
  ['update', ['n1']],
  ['missing', ['n1']],
])('choosing %s %j is refused', async (customId, values) => {
  const { reader, messageId } = await openPanel()
  expect(await reader.choose(messageId, customId, values)).toMatchObject({ kind: 'refused' })
})

test('a disabled button cannot be pressed, and others cannot press what they cannot see', async () => {
  const { discord, reader, messageId } = await openPanel()
  expect(await reader.press(messageId, 'off')).toEqual({ kind: 'refused', reason: 'This is disabled.' })
  const hidden = await reader.choose(messageId, 'pick', ['n1'])
  const hiddenId = hidden.kind === 'reply' ? hidden.message.id : ''
  const editor = discord.as(discord.seed.editorId)
  expect(await editor.press(hiddenId, 'update')).toEqual({ kind: 'refused', reason: 'You cannot see this message.' })
})

test('a modal opens, is checked and submitted once', async () => {
  const { reader, messageId } = await openPanel()
  const opened = await reader.press(messageId, 'modal')
  if (opened.kind !== 'modal') throw new Error('no modal')
  expect(opened.modal).toMatchObject({ customId: 'form', title: 'Report' })
  const { id } = opened.modal
  expect(await reader.submit(id, {})).toEqual({ kind: 'refused', reason: 'headline: This field is required.' })
  const tooLong = await reader.submit(id, { headline: 'a'.repeat(11) })
  expect(tooLong).toEqual({ kind: 'refused', reason: 'headline: Must be 10 or fewer in length.' })
  expect(contentOf(await reader.submit(id, { headline: 'Flood', place: 'Sukkur' }))).toBe('update: Flood in Sukkur')
  expect(await reader.submit(id, { headline: 'Flood' })).toEqual({ kind: 'refused', reason: 'This modal is closed.' })
})
