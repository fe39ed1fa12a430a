import { askerOf } from './asker-of.ts'
import type { CommandContext, Invocation, Press } from './command.ts'
import { pressMute } from './press-mute.ts'
import { readStoredInvocation } from './page-answer.ts'
import { refuse, type Reply } from './reply.ts'

/** Answers a button, a select or a modal: the kinds that any message may bear here, else the command it belongs to. */
export async function press(pressed: Press, context: CommandContext): Promise<Reply> {
  const [kind = '', first = '', second = ''] = pressed.id
  switch (kind) {
    case 'view':
      return turnPage(first, Number(second), pressed, context)
    case 'summary':
    case 'quotes':
    case 'related':
      // A number is an article; the command has controls of its own beside.
      return /^\d+$/.test(first) ? aboutArticle(kind, first, pressed, context) : pressCommand(kind, pressed, context)
    case 'catch-up':
      return aboutArticle('summary', (pressed.values[0] ?? '').split(':')[0] ?? '', pressed, context)
    case 'mute':
      return pressMute(Number(first), pressed, context)
    default:
      return pressCommand(kind, pressed, context)
  }
}

async function pressCommand(name: string, pressed: Press, context: CommandContext): Promise<Reply> {
  const command = context.commands.find(({ definition }) => definition.name === name)
  const old = refuse('This button belongs to an older version of me. Please use the command again.')
  return (await command?.press?.(pressed, context)) ?? old
}

async function turnPage(viewId: string, page: number, pressed: Press, context: CommandContext): Promise<Reply> {
  const state = await context.store.getView(viewId)
  if (state === undefined) return refuse('This answer is too old to turn its pages. Please use the command again.')
  const stored = readStoredInvocation(state)
  const reply = await run({ ...askerOf(pressed), ...stored, files: {}, page: Math.max(0, page) }, context)
  return reply.kind === 'answer' ? { kind: 'update', post: reply.post } : reply
}

async function aboutArticle(
  command: string,
  articleId: string,
  pressed: Press,
  context: CommandContext,
): Promise<Reply> {
  const options = { article: `#${articleId}` }
  const invocation = {
    ...askerOf(pressed),
    command,
    subcommand: undefined,
    options,
    files: {},
    message: undefined,
    page: 0,
  }
  const reply = await run(invocation, context)
  // The channel has the alert; what one person wants to know more of is theirs.
  return reply.kind === 'answer' ? { ...reply, isPrivate: true } : reply
}

async function run(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const command = context.commands.find(({ definition }) => definition.name === invocation.command)
  if (command === undefined) return refuse('I no longer know this command. Please ask again.')
  return command.run(invocation, context)
}
