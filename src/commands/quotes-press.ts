import { askerOf } from './asker-of.ts'
import type { CommandContext, Invocation, Press } from './command.ts'
import { exportQuotes } from './export-quotes.ts'
import { listSaid } from './find-said.ts'
import { readStoredInvocation } from './page-answer.ts'
import { readWish } from './quotes-filter.ts'
import { refuse, type Reply } from './reply.ts'
import { whoElseSaid } from './who-else-said.ts'

type Run = (invocation: Invocation, context: CommandContext) => Promise<Reply>

const mostRows = 5000
/** Discord takes 10 MiB in servers that nobody boosts. */
const mostBytes = 8_000_000

/** Keeps what was asked, for the buttons under the answer. The result names it in their ids. */
export function saveInvocation(
  { command, subcommand, options, message }: Invocation,
  { store, clock }: CommandContext,
): Promise<string> {
  return store.saveView(JSON.stringify({ command, subcommand, options, message }), clock())
}

/** Answers the select and the buttons under an answer of /quotes, to whoever used them alone. */
export async function pressQuotes(pressed: Press, context: CommandContext, run: Run): Promise<Reply> {
  const [, deed = '', view = ''] = pressed.id
  if (deed === 'who') return whoElseSaid(pressed.values[0] ?? '', pressed, context)
  const state = await context.store.getView(view)
  if (state === undefined) return refuse('This answer is too old. Please use `/quotes` again.')
  const invocation = { ...readStoredInvocation(state), ...askerOf(pressed), files: {}, page: 0 }
  if (deed === 'csv') return exportCsv(invocation, context)
  const reply = await run({ ...invocation, options: { ...invocation.options, changes: true } }, context)
  return reply.kind === 'answer' ? { ...reply, isPrivate: true } : reply
}

async function exportCsv(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const wish = await readWish(invocation, context)
  if (wish.kind === 'refusal') return refuse(wish.text)
  const listed = await listSaid(context.store, wish, mostRows + 1)
  const table = exportQuotes(listed.slice(0, mostRows), mostBytes)
  if (table.rows === 0) return refuse('Nothing is left to export. Please use `/quotes` again.')
  const name = `quotes-${context.clock().toISOString().slice(0, 10)}.csv`
  const isCut = table.rows < listed.length
  const rows = `${table.rows.toLocaleString('en')} ${table.rows === 1 ? 'quotation' : 'quotations'}`
  const content = isCut ? `The newest ${rows}. A shorter period gives the others.` : `${rows}.`
  return { kind: 'answer', post: { content, files: [{ name, bytes: table.bytes }] }, isPrivate: true }
}
