import { completeNames } from './choose-by-name.ts'
import type { Choice, Command, CommandContext, Invocation } from './command.ts'
import { completeTimeZone } from './complete-time-zone.ts'
import { addDigest, editDigest } from './digest-add.ts'
import { changeDigest } from './digest-change.ts'
import { digestDefinition } from './digest-definition.ts'
import { listDigests } from './digest-list.ts'
import { pressDigest, showLast, showNow } from './digest-show.ts'
import { completeWatches } from './digest-topic.ts'
import { digestsInSight } from './digests-in-sight.ts'
import { completeFeeds } from './read-watch-scope.ts'
import { completeForumTags } from './read-watch-target.ts'
import { refuse, type Reply } from './reply.ts'

export const digest: Command = {
  definition: digestDefinition,
  example: '/digest add every: daily time: 08:00 zone: Asia/Karachi',
  // What becomes the channel's is made before its eyes; the rest is for who asks.
  isPrivate: ({ subcommand, options }) => subcommand !== 'add' || options['personal'] === true,
  run,
  press: pressDigest,
  complete,
}

async function run(invocation: Invocation, context: CommandContext): Promise<Reply> {
  switch (invocation.subcommand) {
    case 'add':
      return addDigest(invocation, context)
    case 'edit':
      return editDigest(invocation, context)
    case 'list':
      return listDigests(invocation, context)
    case 'now':
      return showNow(invocation, context)
    case 'last':
      return showLast(invocation, context)
    case 'pause':
    case 'resume':
    case 'remove':
      return changeDigest(invocation.subcommand, invocation, context)
    default:
      return refuse('I do not know this part of `/digest`.')
  }
}

async function complete(
  option: string,
  typed: string,
  invocation: Invocation,
  context: CommandContext,
): Promise<readonly Choice[]> {
  switch (option) {
    case 'watches':
      return completeWatches(typed, invocation, context)
    case 'feeds':
      return completeFeeds(typed, invocation.guildId, context.store)
    case 'zone':
      return completeTimeZone(typed, context.settings.timeZone, context.clock())
    case 'forum_tags':
      return completeForumTags(typed, invocation)
    default:
      return completeNames(await digestsInSight(invocation, context), typed)
  }
}
