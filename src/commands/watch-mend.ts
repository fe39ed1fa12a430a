import type { RefusedQuery } from '../watches/parse-query.ts'
import type { CommandContext } from './command.ts'
import { explainBadQuery } from './explain-bad-query.ts'
import type { Reply } from './reply.ts'
import { keepDraft, type WatchDraft } from './watch-draft.ts'

/** What is wrong with the query of a draft. One button takes the corrected query, one opens the form with what was written. */
export async function askToMend(
  draft: WatchDraft,
  refused: RefusedQuery,
  { store, clock }: CommandContext,
): Promise<Reply> {
  const view = await keepDraft(draft, store, clock())
  const take = {
    kind: 'button',
    id: `watch:mended:${view}`,
    label: 'Use the corrected query',
    style: 'primary',
  } as const
  const edit = { kind: 'button', id: `watch:again:${view}`, label: 'Edit' } as const
  const row = refused.suggestion === undefined ? [edit] : [take, edit]
  return { kind: 'answer', post: { content: explainBadQuery(refused), rows: [row] }, isPrivate: true }
}
