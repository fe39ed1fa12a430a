import type { DigestErrand, Errand, OwnerNotice } from '../corpus/errand-store.ts'
import type { Digest } from '../model/digest.ts'
import type { Post } from '../model/post.ts'
import { escapeMarkdown, shorten } from '../text/discord-markdown.ts'
import { describeTarget } from './describe-target.ts'
import { prepareDigest } from './prepare-digest.ts'
import type { ErrandOptions, ErrandOutcome } from './run-errands.ts'

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

/** Reports of the last moments are waited for so long, until they stand in their stories. */
const patienceMs = 180_000
const waitMs = 10_000

async function deliver(
  digest: Digest,
  errand: Errand & DigestErrand,
  { store, courier, clock, signal, digests }: ErrandOptions,
): Promise<ErrandOutcome> {
  const key = keyOf(errand)
  const isFirst = errand.attempts === 1
  const mayWait = isFirst && clock().getTime() - errand.until.getTime() < patienceMs
  const prepared = await prepareDigest(digest, errand, key, { store, clock, digests, mayWait })
  if (prepared.kind === 'empty') return { kind: 'done' }
  if (prepared.kind === 'unfinished') {
    return { kind: 'later', afterMs: waitMs, reason: 'its last reports stand in no story yet' }
  }
  const told = async (): Promise<ErrandOutcome> => {
    await store.noteDigestTold(digest.id, clock(), prepared.view)
    return { kind: 'done' }
  }
  if (!isFirst) {
    const found = await courier.find(digest.target, key, errand.queuedAt, signal)
    if (found.kind === 'found') return told()
    if (found.kind !== 'absent') return found
  }
  const outcome = await courier.send(digest.target, prepared.post, key, signal)
  return outcome.kind === 'sent' ? told() : outcome
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
