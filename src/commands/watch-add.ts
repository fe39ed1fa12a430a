import type { Delivery } from '../model/watch.ts'
import { escapeMarkdown, shorten } from '../text/discord-markdown.ts'
import { explainQuery } from '../watches/explain-query.ts'
import { findMisreadings } from '../watches/find-misreadings.ts'
import { parseQuery } from '../watches/parse-query.ts'
import { queryLimits } from '../watches/query.ts'
import type { Asker, CommandContext, Invocation, Press } from './command.ts'
import { inTurn } from './in-turn.ts'
import { readName } from './read-name.ts'
import { readScope } from './read-watch-scope.ts'
import { readTarget } from './read-watch-target.ts'
import { refuse, type Modal, type Reply } from './reply.ts'
import { mostNameCharacters } from './watch-definition.ts'
import { draftOf, findDraft, findTrouble, keepDraft, nameOf, saveDraft, type WatchDraft } from './watch-draft.ts'
import { askToMend } from './watch-mend.ts'
import { leaveOut } from './watch-names.ts'
import { describePlace, previewDraft } from './watch-preview.ts'
import { chooseWatch, mayChange, needsManage } from './watches-in-sight.ts'

/** /watch add: shows what the query would bring and asks, or saves at once where that is wished. */
export async function addWatch(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const { options, guildId, userId } = invocation
  const scope = await readScope(invocation, context.store)
  if (typeof scope === 'string') return refuse(scope)
  const target = readTarget(invocation)
  if (typeof target === 'string') return refuse(target)
  const isPersonal = target.kind === 'dm'
  const draft: WatchDraft = {
    guildId,
    userId,
    watchId: undefined,
    name: readName(options['name']),
    query: String(options['query'] ?? '').trim(),
    scope: scope ?? { kind: 'all' },
    target,
    roleId: isPersonal ? undefined : textOf(options['role']),
    delivery: readDelivery(options['delivery']) ?? 'instant',
    hourlyCap: readCap(options['cap'], undefined),
  }
  if (options['save'] !== true) return previewDraft(draft, invocation, context)
  const reply = await save(draft, invocation, context)
  return reply.kind === 'update' ? { kind: 'answer', post: reply.post, isPrivate: true } : reply
}

/** /watch edit: with options as `add`, without a form. */
export async function editWatch(invocation: Invocation, context: CommandContext): Promise<Reply> {
  const { options, userId } = invocation
  const watch = await chooseWatch(String(options['watch'] ?? ''), invocation, context)
  if (typeof watch === 'string') return refuse(watch)
  if (!mayChange(watch, invocation)) return refuse(needsManage(invocation))
  const before = draftOf(watch, userId)
  const scope = await readScope(invocation, context.store)
  if (typeof scope === 'string') return refuse(scope)
  if (Object.keys(options).length === 1) return openForm('form', before, context)
  const target = readTarget(invocation, before.target)
  if (typeof target === 'string') return refuse(target)
  const isPersonal = target.kind === 'dm'
  if (isPersonal && watch.ownerId !== userId) return refuse('Only who made a watch can make it personal.')
  const roleId = options['no_role'] === true ? undefined : (textOf(options['role']) ?? before.roleId)
  const draft: WatchDraft = {
    ...before,
    name: readName(options['name']) ?? before.name,
    query: textOf(options['query']) ?? before.query,
    scope: scope ?? before.scope,
    target,
    roleId: isPersonal ? undefined : roleId,
    delivery: readDelivery(options['delivery']) ?? before.delivery,
    hourlyCap: readCap(options['cap'], before.hourlyCap),
  }
  return previewDraft(draft, invocation, context)
}

/** Save, Edit, Cancel, the form that Edit opens and the names to leave out: `verb` is what was pressed, `viewId` the draft it is about. */
export async function pressDraft(
  verb: string,
  viewId: string,
  pressed: Press,
  context: CommandContext,
): Promise<Reply> {
  const draft = await findDraft(viewId, pressed, context.store)
  if (typeof draft === 'string') return refuse(draft)
  switch (verb) {
    case 'save':
      return save(draft, pressed, context)
    case 'edit':
      return openForm('edited', draft, context)
    case 'edited': {
      const changed = takeForm(draft, pressed)
      const reply = await previewDraft(changed, pressed, context)
      // What can't be read leaves the draft that stands there as it is.
      return parseQuery(changed.query).ok ? asUpdate(reply) : reply
    }
    case 'form':
      return previewDraft(takeForm(draft, pressed), pressed, context)
    case 'again':
      return openForm('form', draft, context)
    case 'mended':
      return previewDraft({ ...draft, query: mendQuery(draft.query) }, pressed, context)
    case 'names': {
      const query = leaveOut(draft.query, pressed.values[0] ?? '')
      return asUpdate(await previewDraft({ ...draft, query }, pressed, context))
    }
    case 'meant': {
      const query = findMisreadings(draft.query)[0]?.meant ?? draft.query
      const reply = await previewDraft({ ...draft, query }, pressed, context)
      return parseQuery(query).ok ? asUpdate(reply) : reply
    }
    case 'cancel':
      return { kind: 'update', post: { content: `Not saved: ${escapeMarkdown(shorten(nameOf(draft), 200))}` } }
    default:
      return refuse('This button belongs to an older version of me. Please use the command again.')
  }
}

function save(draft: WatchDraft, asker: Asker, context: CommandContext): Promise<Reply> {
  return inTurn(`watch ${draft.guildId}`, () => saveNow(draft, asker, context))
}

async function saveNow(draft: WatchDraft, asker: Asker, context: CommandContext): Promise<Reply> {
  const parsed = parseQuery(draft.query)
  if (!parsed.ok) return askToMend(draft, parsed, context)
  const trouble = await findTrouble(draft, asker, context)
  if (trouble !== undefined) return refuse(trouble)
  const watch = await saveDraft(draft, context)
  if (watch === undefined) return refuse('This watch is gone. Make a new one with `/watch add`.')
  const description = [
    escapeMarkdown(shorten(explainQuery(parsed.query), 700)),
    await describePlace(draft, asker, context),
  ].join('\n')
  const title = `Watching: ${escapeMarkdown(shorten(watch.name, 200))}`
  return { kind: 'update', post: { embeds: [{ title, description, footer: shorten(watch.query, 300) }] } }
}

/** `verb` tells later whether the form was opened from a draft's message or by the command itself. */
async function openForm(verb: 'edited' | 'form', draft: WatchDraft, { store, clock }: CommandContext): Promise<Reply> {
  const view = await keepDraft(draft, store, clock())
  const modal: Modal = {
    id: `watch:${verb}:${view}`,
    title: 'Change the query',
    fields: [
      {
        id: 'query',
        label: 'Query',
        style: 'paragraph',
        value: draft.query,
        isRequired: true,
        maxLength: queryLimits.characters,
      },
      {
        id: 'name',
        label: 'Name (empty: the query)',
        style: 'line',
        ...(draft.name === undefined ? {} : { value: draft.name }),
        isRequired: false,
        maxLength: mostNameCharacters,
      },
    ],
  }
  return { kind: 'modal', modal }
}

function takeForm(draft: WatchDraft, { fields }: Press): WatchDraft {
  const { query = draft.query, name } = fields
  return { ...draft, query: query.replaceAll(/\s+/g, ' ').trim(), name: readName(name) }
}

function mendQuery(query: string): string {
  const parsed = parseQuery(query)
  return parsed.ok ? query : (parsed.suggestion ?? query)
}

function asUpdate(reply: Reply): Reply {
  return reply.kind === 'answer' ? { kind: 'update', post: reply.post } : reply
}

function readDelivery(value: string | number | boolean | undefined): Delivery | undefined {
  return (['instant', 'hourly', 'daily'] as const).find(delivery => delivery === value)
}

function readCap(value: string | number | boolean | undefined, before: number | undefined): number | undefined {
  if (typeof value !== 'number') return before
  return value === 0 ? undefined : value
}

function textOf(value: string | number | boolean | undefined): string | undefined {
  const text = String(value ?? '').trim()
  return text === '' ? undefined : text
}
