import type { GuildStore } from '../corpus/guild-store.ts'
import type { Delivery, Target, Watch, WatchScope } from '../model/watch.ts'
import { escapeMarkdown } from '../text/discord-markdown.ts'
import type { Asker, CommandContext } from './command.ts'
import { needsManager } from './needs-manager.ts'
import { mostNameCharacters } from './watch-definition.ts'
import { isInSight, mayChange, needsManage } from './watches-in-sight.ts'

/** A watch as somebody wishes it, not saved yet. */
export type WatchDraft = {
  readonly guildId: string
  /** Who wishes it: nobody else may save, change or drop the draft. */
  readonly userId: string
  /** The watch that is being changed; undefined for a new one. */
  readonly watchId: number | undefined
  /** Undefined: it is called by its query. */
  readonly name: string | undefined
  readonly query: string
  readonly scope: WatchScope
  readonly target: Target
  readonly roleId: string | undefined
  readonly delivery: Delivery
  readonly hourlyCap: number | undefined
}

/** A draft that changes a watch, as the watch stands. */
export function draftOf(watch: Watch, userId: string): WatchDraft {
  const { id, guildId, query, scope, target, roleId, delivery, hourlyCap } = watch
  const name = watch.name === query.slice(0, mostNameCharacters) ? undefined : watch.name
  return { guildId, userId, watchId: id, name, query, scope, target, roleId, delivery, hourlyCap }
}

export function nameOf({ name, query }: Pick<WatchDraft, 'name' | 'query'>): string {
  return (name ?? query).trim().slice(0, mostNameCharacters)
}

/** Keeps a draft so that its buttons work after a restart; the id is short. */
export function keepDraft(draft: WatchDraft, store: GuildStore, now: Date): Promise<string> {
  return store.saveView(JSON.stringify({ draft }), now)
}

/** The draft that the asker's button is about, or a sentence why not. */
export async function findDraft(viewId: string, asker: Asker, store: GuildStore): Promise<WatchDraft | string> {
  const state = await store.getView(viewId)
  const { draft } = state === undefined ? { draft: undefined } : (JSON.parse(state) as { readonly draft?: WatchDraft })
  if (draft === undefined || draft.guildId !== asker.guildId) {
    return 'This draft is too old. Please use `/watch add` again.'
  }
  if (draft.userId !== asker.userId) return 'Only the member who began this watch can go on with it.'
  // What is undefined does not survive in JSON.
  const { watchId, name, roleId, hourlyCap } = draft
  return { ...draft, watchId, name, roleId, hourlyCap }
}

/** Why this draft can't be saved by this person, as things stand; undefined when it can. */
export async function findTrouble(
  draft: WatchDraft,
  asker: Asker,
  { store, settings }: CommandContext,
): Promise<string | undefined> {
  const all = await store.watchesOf(draft.guildId)
  const before = all.find(({ id }) => id === draft.watchId)
  if (draft.watchId !== undefined && before === undefined)
    return 'This watch is gone. Make a new one with `/watch add`.'
  if (before !== undefined && !mayChange(before, asker)) return needsManage(asker)
  const isPersonal = draft.target.kind === 'dm'
  if (!isPersonal && !asker.canManage) {
    return `${needsManager('Alerting a channel', asker)} Add \`personal: True\` and alerts come to you by direct message.`
  }
  const name = nameOf(draft).toLowerCase()
  const same = all.find(
    other => other.id !== draft.watchId && other.name.toLowerCase() === name && isInSight(other, asker),
  )
  if (same !== undefined) {
    return `There is a watch called “${escapeMarkdown(same.name)}” already. Give this one another \`name\`.`
  }
  const isOfThatKind = before !== undefined && (before.target.kind === 'dm') === isPersonal
  return isOfThatKind ? undefined : findLimit(isPersonal, asker, all, settings.watches)
}

function findLimit(
  isPersonal: boolean,
  { userId }: Asker,
  all: readonly Watch[],
  { perServer, personalPerMember }: CommandContext['settings']['watches'],
): string | undefined {
  if (isPersonal) {
    const own = all.filter(other => other.target.kind === 'dm' && other.ownerId === userId).length
    return own < personalPerMember
      ? undefined
      : `You have ${own} personal watches, the most that are allowed. \`/watch remove\` one first.`
  }
  const shared = all.filter(other => other.target.kind !== 'dm').length
  return shared < perServer
    ? undefined
    : `This server has ${shared} watches, the most that are allowed. \`/watch remove\` one first.`
}

/** Saves a draft that has no trouble. Undefined when the watch it changes is gone. */
export async function saveDraft(draft: WatchDraft, { store, clock }: CommandContext): Promise<Watch | undefined> {
  const { guildId, userId, watchId, scope, target, roleId, delivery, hourlyCap } = draft
  const wished = { name: nameOf(draft), query: draft.query.trim(), scope, target, roleId, delivery, hourlyCap }
  if (watchId !== undefined) return store.updateWatch(watchId, { ...wished, ...(await whetherItGoesOn(draft, store)) })
  const createdAt = clock()
  return store.addWatch({ ...wished, guildId, ownerId: userId, state: 'active', mutedUntil: undefined, createdAt })
}

/** A watch that was paused because its channel is gone goes on in the next one. */
async function whetherItGoesOn(
  { watchId = 0, target }: WatchDraft,
  store: CommandContext['store'],
): Promise<Pick<Watch, 'state'> | undefined> {
  const before = await store.getWatch(watchId)
  if (before?.pauseReason === undefined) return undefined
  return JSON.stringify(before.target) === JSON.stringify(target) ? undefined : { state: 'active' }
}
