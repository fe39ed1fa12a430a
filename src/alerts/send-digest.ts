import type { DigestErrand, Errand, OwnerNotice } from '../corpus/errand-store.ts'
import type { Digest } from '../model/digest.ts'
import type { Post } from '../model/post.ts'
import { escapeMarkdown, shorten } from '../text/discord-markdown.ts'
import { describeTarget } from './describe-target.ts'
import type { ErrandOptions, ErrandOutcome } from './run-errands.ts'

/** A digest made ready to be sent, and where its pages are kept. */
export type PreparedDigest = { readonly post: Post; readonly view: string }

/**
 * Gathers and renders what a digest tells of a period; undefined when nothing came in. `key` has to ride in one of the
 * controls, so that our own message can be recognised.
 */
export type PrepareDigest = (digest: Digest, errand: DigestErrand, key: string) => Promise<PreparedDigest | undefined>

/** Tells a digest, once, unless nothing came in. What stands in the way is noted; when it is given up its owner hears so. */
export async function sendDigest(errand: Errand & DigestErrand, options: ErrandOptions): Promise<ErrandOutcome> {
  const { store, clock, keepTryingMs } = options
  const digest = await store.getDigest(errand.digestId)
  if (digest === undefined || digest.state === 'paused') return { kind: 'done' }
  const outcome = await deliver(digest, errand, options)
  if (outcome.kind === 'done' || outcome.kind === 'later') return outcome
  const isOver = clock().getTime() - errand.queuedAt.getTime() > keepTryingMs
  if (outcome.kind !== 'never' && !isOver) {
    if (outcome.kind === 'refused') await store.noteDigestTrouble(digest.id, outcome.reason)
    return outcome
  }
  const isForGood = outcome.kind === 'never'
  const notice = digest.target.kind === 'dm' ? undefined : describeGiveUp(digest, outcome.reason, isForGood)
  await store.giveUpDigest(errand.id, digest.id, { trouble: outcome.reason, isForGood, notice, now: clock() })
  return outcome
}

async function deliver(
  digest: Digest,
  errand: Errand & DigestErrand,
  { store, courier, clock, signal, prepareDigest }: ErrandOptions,
): Promise<ErrandOutcome> {
  const key = keyOf(errand)
  const prepared = await prepareDigest(digest, errand, key)
  if (prepared === undefined) return { kind: 'done' }
  if (errand.attempts > 1) {
    const found = await courier.find(digest.target, key, errand.queuedAt, signal)
    if (found.kind === 'found') {
      await store.noteDigestTold(digest.id, clock(), prepared.view)
      return { kind: 'done' }
    }
    if (found.kind !== 'absent') return found
  }
  const outcome = await courier.send(digest.target, prepared.post, key, signal)
  if (outcome.kind !== 'sent') return outcome
  await store.noteDigestTold(digest.id, clock(), prepared.view)
  return { kind: 'done' }
}

/** Tells the owner of a digest, once and in person, that it does not get through. */
export async function sendDigestTrouble(
  errand: Errand & OwnerNotice,
  { store, courier, signal }: ErrandOptions,
): Promise<ErrandOutcome> {
  if ((await store.getDigest(errand.digestId)) === undefined) return { kind: 'done' }
  const target = { kind: 'dm', userId: errand.userId } as const
  const key = keyOf(errand)
  if (errand.attempts > 1) {
    const found = await courier.find(target, key, errand.queuedAt, signal)
    if (found.kind === 'found') return { kind: 'done' }
    if (found.kind !== 'absent') return found
  }
  const post: Post = {
    embeds: [{ description: errand.text, color: 0xd9822b }],
    rows: [[{ kind: 'button', id: `digest:noted:${key}`, label: 'Noted', disabled: true }]],
  }
  const outcome = await courier.send(target, post, key, signal)
  return outcome.kind === 'sent' ? { kind: 'done' } : outcome
}

function keyOf({ id, queuedAt }: Errand): string {
  return `${id}-${queuedAt.getTime().toString(36)}`
}

function describeGiveUp(digest: Digest, reason: string, isForGood: boolean): string {
  const name = `**${escapeMarkdown(shorten(digest.name, 100))}**`
  const where = describeTarget(digest.target)
  const why = escapeMarkdown(shorten(reason, 300))
  return isForGood
    ? `Your digest ${name} can't be posted in ${where}: ${why}. It is paused; \`/digest edit\` gives it another channel.`
    : `Your digest ${name} could not be posted in ${where}: ${why}. I gave up telling that period and will try the next one.`
}
