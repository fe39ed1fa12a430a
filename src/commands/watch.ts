import { completeNames } from './choose-by-name.ts'
import type { Choice, Command, CommandContext, Invocation, Press } from './command.ts'
import { completeFeeds } from './read-watch-scope.ts'
import { completeTags } from './complete-list.ts'
import { completeForumTags } from './read-watch-target.ts'
import { refuse, type Reply } from './reply.ts'
import { pressQuiet, tellUnusualOfWatch } from './unusual.ts'
import { addWatch, editWatch, pressDraft } from './watch-add.ts'
import { changeWatch } from './watch-change.ts'
import { watchDefinition } from './watch-definition.ts'
import { listWatches } from './watch-list.ts'
import { showWatch } from './watch-show.ts'
import { testForm, testQuery } from './watch-test.ts'
import { exportWatches, importWatches } from './watch-transfer.ts'
import { watchesInSight } from './watches-in-sight.ts'

export const watch: Command = {
  definition: watchDefinition,
  example: '/watch add query: taliban ceasefire',
  // What becomes the channel's is made before its eyes; the rest is for who asks.
  isPrivate: ({ subcommand, options }) => subcommand !== 'add' || options['personal'] === true,
  run,
  press,
  complete,
}

async function run(invocation: Invocation, context: CommandContext): Promise<Reply> {
  switch (invocation.subcommand) {
    case 'add':
      return addWatch(invocation, context)
    case 'list':
      return listWatches(invocation, context)
    case 'show':
      return showWatch(invocation, context)
    case 'edit':
      return editWatch(invocation, context)
    case 'test':
      return testQuery(invocation, context)
    case 'unusual':
      return tellUnusualOfWatch(invocation, context)
    case 'export':
      return exportWatches(invocation, context)
    case 'import':
      return importWatches(invocation, context)
    case 'pause':
    case 'mute':
    case 'resume':
    case 'remove':
      return changeWatch(invocation.subcommand, invocation, context)
    default:
      return refuse('I do not know this part of `/watch`.')
  }
}

async function press(pressed: Press, context: CommandContext): Promise<Reply> {
  const [, verb = '', viewId = ''] = pressed.id
  if (verb === 'quiet') return pressQuiet(pressed, context)
  return verb === 'test' ? testForm(pressed, context) : pressDraft(verb, viewId, pressed, context)
}

async function complete(
  option: string,
  typed: string,
  invocation: Invocation,
  context: CommandContext,
): Promise<readonly Choice[]> {
  if (option === 'forum_tags') return completeForumTags(typed, invocation)
  if (option === 'tags') return completeTags(typed, invocation.guildId, context.store)
  if (option === 'feeds') return completeFeeds(typed, invocation.guildId, context.store)
  return completeNames(await watchesInSight(invocation, context), typed)
}
