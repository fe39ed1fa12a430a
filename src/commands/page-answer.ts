import type { Control, Post } from '../model/post.ts'
import type { CommandContext, Invocation } from './command.ts'
import type { Reply } from './reply.ts'

/**
 * Adds "Back" and "More" to an answer that goes on. Buttons carry the number of a stored invocation, so they work after
 * a restart; pressing one runs the command again for that page.
 */
export async function pageAnswer(
  post: Post,
  hasMore: boolean,
  isPrivate: boolean,
  invocation: Invocation,
  context: CommandContext,
): Promise<Reply> {
  if (isSole(invocation, hasMore)) return { kind: 'answer', post, isPrivate }
  const view = await context.store.saveView(JSON.stringify(storable(invocation)), context.clock())
  const { page } = invocation
  const row: Control[] = [
    { kind: 'button', id: `view:${view}:${page - 1}`, label: '◀ Back', disabled: page === 0 },
    { kind: 'button', id: `view:${view}:${page + 1}`, label: 'More ▶', disabled: !hasMore },
  ]
  return { kind: 'answer', post: { ...post, rows: [...(post.rows ?? []), row] }, isPrivate }
}

/** "page 2" for the foot of an answer; nothing where there is but one. */
export function numberPage(invocation: Invocation, hasMore: boolean): { readonly footer?: string } {
  return isSole(invocation, hasMore) ? {} : { footer: `page ${invocation.page + 1}` }
}

function isSole({ page }: Invocation, hasMore: boolean): boolean {
  return page === 0 && !hasMore
}

/** What a page needs of the first asking; who presses is known anew. */
export type StoredInvocation = Pick<Invocation, 'command' | 'subcommand' | 'options' | 'message'>

function storable({ command, subcommand, options, message }: Invocation): StoredInvocation {
  return { command, subcommand, options, message }
}

/** Reads back what `pageAnswer` stored. */
export function readStoredInvocation(state: string): StoredInvocation {
  return JSON.parse(state) as StoredInvocation
}
