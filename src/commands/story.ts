import { SlashCommandBuilder } from '@discordjs/builders'
import { gatherStory, gatherStoryByNumber } from '../pipeline/gather-story.ts'
import type { Article } from '../model/article.ts'
import type { Control, Post } from '../model/post.ts'
import { escapeMarkdown, shorten } from '../text/discord-markdown.ts'
import { chooseArticle, completeArticle } from './choose-article.ts'
import type { Command, CommandContext, Invocation, Press } from './command.ts'
import { foldCopies } from './fold-copies.ts'
import { pageAnswer, readStoredInvocation } from './page-answer.ts'
import { saveInvocation } from './quotes-press.ts'
import { refuse, type Reply } from './reply.ts'
import { showAdded } from './story-added.ts'
import { showOverview } from './story-overview.ts'
import type { StoryPage, StorySubject } from './story-page.ts'
import { showReports } from './story-reports.ts'
import { showSaid } from './story-said.ts'

/** What can be shown of a story, in the order of the buttons. */
const parts = {
  overview: { label: 'Overview', render: showOverview },
  reports: { label: 'Reports', render: showReports },
  said: { label: 'Who said what', render: showSaid },
  added: { label: 'What each added', render: showAdded },
} as const satisfies Record<string, { label: string; render: RenderPart }>

type Part = keyof typeof parts
type RenderPart = (story: StorySubject, invocation: Invocation, context: CommandContext) => Promise<StoryPage | string>

const definition = new SlashCommandBuilder()
  .setName('story')
  .setDescription('All reports of one event: who printed it, who said what, and what each report added')
  .addStringOption(option =>
    option
      .setName('article')
      .setDescription('Any report of it: its address or headline')
      .setRequired(true)
      .setMaxLength(2000)
      .setAutocomplete(true),
  )
  .addStringOption(option =>
    option
      .setName('show')
      .setDescription('The overview unless you say otherwise')
      .addChoices(...Object.entries(parts).map(([value, { label }]) => ({ name: label, value }))),
  )

export const story: Command = {
  definition: definition.toJSON(),
  example: '/story article: fire at the harbour',
  isPrivate: () => false,
  run,
  press,
  complete: (option, typed, invocation, context) =>
    option === 'article' ? completeArticle(typed, invocation, context) : Promise.resolve([]),
}

async function run(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const found = await findSubject(invocation, context)
  if (typeof found === 'string') return refuse(found)
  return showPart(found, readPart(invocation.options['show']), invocation, context)
}

/** The story of a report as an answer; also behind the message menu. */
export function storyOfArticle(article: Article, invocation: Invocation, context: CommandContext): Promise<Reply> {
  return run({ ...asStory(invocation), options: { article: `#${article.id}` } }, context)
}

function asStory(invocation: Invocation): Invocation {
  return { ...invocation, command: 'story', subcommand: undefined, message: undefined }
}

/** `story:12` stands under alerts; the parts of an answer are `story:show:<what was asked>:<part>`. */
async function press(pressed: Press, context: CommandContext): Promise<Reply> {
  const { id, values: _values, fields: _fields, ...asker } = pressed
  const [, deed = '', view = '', part = ''] = id
  const from = { ...asker, command: 'story', subcommand: undefined, files: {}, message: undefined, page: 0 }
  if (/^\d+$/.test(deed)) return privately(await run({ ...from, options: { story: Number(deed) } }, context))
  const state = await context.store.getView(view)
  if (state === undefined) return refuse('This answer is too old. Please use `/story` again.')
  const { options } = readStoredInvocation(state)
  if (part === 'timeline') return showTimeline({ ...from, command: 'timeline', options }, context)
  const reply = await run({ ...from, options: { ...options, show: part } }, context)
  return reply.kind === 'answer' ? { kind: 'update', post: reply.post } : reply
}

/** Another command's answer does not replace this one. */
async function showTimeline(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const command = context.commands.find(({ definition: { name } }) => name === 'timeline')
  if (command === undefined) return refuse('I no longer know this command. Please ask again.')
  return privately(await command.run(invocation, context))
}

function privately(reply: Reply): Reply {
  return reply.kind === 'answer' ? { ...reply, isPrivate: true } : reply
}

/** A sentence where there is no story to show. */
async function findSubject(invocation: Invocation, context: CommandContext): Promise<StorySubject | string> {
  const { options, guildId } = invocation
  const { store, desk } = context
  const scope = { kind: 'guild', guildId } as const
  if (options['story'] !== undefined) {
    const found = await gatherStoryByNumber(store, Number(options['story']), scope)
    if (found === undefined) return 'I hold no report of this story any more.'
    return { reports: foldCopies(found.members), named: { story: Number(options['story']) } }
  }
  const chosen = await chooseArticle(String(options['article'] ?? ''), invocation, context)
  if (chosen.kind === 'refusal') return chosen.text
  const { members, storyId } = await gatherStory(store, desk.ask, chosen.article, scope)
  const named = storyId === undefined ? { article: `#${chosen.article.id}` } : { story: storyId }
  return { reports: foldCopies(members), named }
}

async function showPart(
  subject: StorySubject,
  part: Part,
  invocation: Invocation,
  context: CommandContext,
): Promise<Reply> {
  const [opening] = subject.reports
  if (opening === undefined) return refuse('I hold no report of this story any more.')
  const shown = await parts[part].render(subject, invocation, context)
  if (typeof shown === 'string') return refuse(shown)
  const asked = { ...asStory(invocation), options: { ...subject.named, show: part } }
  const { article } = opening
  const embed: NonNullable<Post['embeds']>[number] = {
    title: shorten(`${titles[part]}: ${escapeMarkdown(article.title)}`, 250),
    ...(article.url === undefined ? {} : { url: article.url }),
    description: shown.text,
    footer: [...(shown.pages > 1 ? [`page ${invocation.page + 1} of ${shown.pages}`] : []), ...shown.notes].join(' · '),
  }
  const rows = [await partButtons(part, asked, context)]
  return pageAnswer({ embeds: [embed], rows }, invocation.page + 1 < shown.pages, false, asked, context)
}

const titles: Readonly<Record<Part, string>> = {
  overview: 'Story',
  reports: 'Reports of the story',
  said: 'Who said what in the story',
  added: 'What each report added',
}

async function partButtons(current: Part, asked: Invocation, context: CommandContext): Promise<readonly Control[]> {
  const view = await saveInvocation(asked, context)
  const button = (part: string, label: string): Control => ({
    kind: 'button',
    id: `story:show:${view}:${part}`,
    label,
    ...(part === current ? { style: 'primary', disabled: true } : {}),
  })
  return [...Object.entries(parts).map(([part, { label }]) => button(part, label)), button('timeline', 'Timeline')]
}

function readPart(value: unknown): Part {
  return value === 'reports' || value === 'said' || value === 'added' ? value : 'overview'
}
