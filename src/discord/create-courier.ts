import { createHash } from 'node:crypto'
import {
  DiscordAPIError,
  HTTPError,
  RateLimitError,
  RESTJSONErrorCodes,
  Routes,
  type APIChannel,
  type APIDMChannel,
  type APIMessage,
  type APIThreadChannel,
  type REST,
  type RESTGetAPIGuildThreadsResult,
} from 'discord.js'
import type { Courier, FindOutcome, SendOutcome, ThreadOutcome } from '../alerts/courier.ts'
import type { Post } from '../model/post.ts'
import type { Target } from '../model/watch.ts'
import { renderPost, type RenderedPost } from './render-post.ts'

/** Refused with 403, but no permission will ever mend it. */
const closedForGood = new Set<number | string>([RESTJSONErrorCodes.CannotSendMessagesToThisUser])
/** The message, or the channel around it, is not there. */
const goneForGood = new Set<number | string>([RESTJSONErrorCodes.UnknownMessage, RESTJSONErrorCodes.UnknownChannel])
/** Refused with 400, but time or a person will mend it. */
const mendable = new Set<number | string>([
  RESTJSONErrorCodes.MaximumNumberOfEditsToMessagesOlderThanOneHourReached,
  RESTJSONErrorCodes.TagRequiredToCreateAForumPostInThisChannel,
])
const quarterHourMs = 900_000
const unreachable = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])
/** How far Discord's clock may be behind ours. */
const clockSkewMs = 300_000
const searchPages = 10
const pageSize = 100

/**
 * Carries posts over Discord's REST. `client` must neither retry by itself (`retries: 0`), as a request whose answer was
 * lost is looked for first, nor wait for rate limits (`rejectOnRateLimit`), as one busy channel would hold up all others.
 * Source: discord.com/developers/docs/resources/message#create-message (nonce, enforce_nonce).
 */
export function createCourier(client: REST, token: string): Courier {
  // discord.js forgets its token at the first 401, and a 401 need not be the last word.
  const authorised = (): REST => client.setToken(token)

  async function post(target: Target, { body, files, name }: NamedPost, key: string, signal: AbortSignal) {
    try {
      const rest = authorised()
      if (target.kind === 'forum') return await openForumPost(rest, target, { body, files, name }, signal)
      const channelId = await channelOf(rest, target, signal)
      const message = (await rest.post(Routes.channelMessages(channelId), {
        body: { ...body, nonce: nonceOf(key), enforce_nonce: true },
        files,
        signal,
      })) as APIMessage
      return { kind: 'sent', messageId: message.id } as const
    } catch (error) {
      if (isFormRefused(error) && hasAddress(body)) return 'without addresses'
      return outcomeOf(error)
    }
  }

  async function patch(target: Target, messageId: string, body: RenderedPost['body'], signal: AbortSignal) {
    try {
      const rest = authorised()
      // A post of a forum is a channel that bears the id of its first message.
      const channelId = target.kind === 'forum' ? messageId : await channelOf(rest, target, signal)
      await rest.patch(Routes.channelMessage(channelId, messageId), { body, signal })
      return { kind: 'sent', messageId } as const
    } catch (error) {
      if (isFormRefused(error)) return 'without addresses'
      const isGone = error instanceof DiscordAPIError && goneForGood.has(error.code)
      return isGone ? ({ kind: 'never', reason: reasonOf(error), isGone } as const) : outcomeOf(error)
    }
  }

  async function patchPlain(...[target, messageId, body, signal]: Parameters<typeof patch>): Promise<SendOutcome> {
    const plain = await patch(target, messageId, withoutAddresses(body), signal)
    return plain === 'without addresses' ? { kind: 'never', reason: 'Discord does not take its form' } : plain
  }

  return {
    async send(target, message, key, signal): Promise<SendOutcome> {
      const rendered = { ...renderPost(message), name: nameOf(message) }
      const outcome = await post(target, rendered, key, signal)
      if (outcome !== 'without addresses') return outcome
      // Discord finds fault with addresses that are none to us: better an alert without its link than none.
      const plain = await post(target, { ...rendered, body: withoutAddresses(rendered.body) }, key, signal)
      return plain === 'without addresses' ? { kind: 'never', reason: 'Discord does not take its form' } : plain
    },

    async edit(target, messageId, message, signal): Promise<SendOutcome> {
      const { body } = renderPost(message)
      const outcome = await patch(target, messageId, body, signal)
      return outcome === 'without addresses' ? patchPlain(target, messageId, body, signal) : outcome
    },

    async openThread(target, messageId, name, signal): Promise<ThreadOutcome> {
      try {
        const rest = authorised()
        const channelId = await channelOf(rest, target, signal)
        const body = { name, auto_archive_duration: threadMinutes }
        await rest.post(Routes.threads(channelId, messageId), { body, signal })
        return { kind: 'open' }
      } catch (error) {
        return threadOutcomeOf(error)
      }
    },

    async find(target, key, since, signal): Promise<FindOutcome> {
      try {
        const rest = authorised()
        if (target.kind === 'forum') return await findForumPost(rest, target.channelId, key, since, signal)
        return await findMessage(rest, await channelOf(rest, target, signal), key, since, signal)
      } catch (error) {
        const outcome = outcomeOf(error)
        return outcome.kind === 'never' ? outcome : { kind: 'unknown', reason: reasonOf(error) }
      }
    },
  }
}

/** `name` is that of a post in a forum. */
type NamedPost = RenderedPost & { readonly name: string }

/** Three days without a word, then Discord folds a thread away; the next follow-up opens it again. */
const threadMinutes = 4320

/** Discord shows names of threads as they are, without markdown. */
function nameOf({ name, embeds = [] }: Post): string {
  const plain = (name ?? embeds[0]?.title ?? '').replaceAll(/\\(?=[^\w\s])|\*\*|__/g, '').trim()
  return plain === '' ? 'News' : plain.slice(0, 100).toWellFormed()
}

/**
 * Discord takes no nonce here: an answer that was lost is looked for by the key alone. Tags that were taken away since are
 * left out. Source: discord.com/developers/docs/resources/channel#start-thread-in-forum-or-media-channel
 */
async function openForumPost(
  rest: REST,
  { channelId, tagIds }: Extract<Target, { kind: 'forum' }>,
  { body, files, name }: NamedPost,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const open = async (tags: readonly string[]) =>
    (await rest.post(Routes.threads(channelId), {
      body: { name, auto_archive_duration: threadMinutes, applied_tags: tags, message: body },
      files,
      signal,
    })) as APIThreadChannel
  try {
    return { kind: 'sent', messageId: (await open(tagIds)).id }
  } catch (error) {
    const isTagGone = error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownTag
    if (!isTagGone || tagIds.length === 0) throw error
    return { kind: 'sent', messageId: (await open([])).id }
  }
}

async function findForumPost(
  rest: REST,
  forumId: string,
  key: string,
  since: Date,
  signal: AbortSignal,
): Promise<FindOutcome> {
  const forum = (await rest.get(Routes.channel(forumId), { signal })) as APIChannel
  if (!('guild_id' in forum) || forum.guild_id === undefined) return { kind: 'absent' }
  const active = await rest.get(Routes.guildActiveThreads(forum.guild_id), { signal })
  const { threads } = active as RESTGetAPIGuildThreadsResult
  const start = BigInt(snowflakeAt(new Date(since.getTime() - clockSkewMs)))
  for (const thread of threads) {
    if (!('parent_id' in thread) || thread.parent_id !== forumId || BigInt(thread.id) <= start) continue
    const { id } = thread
    // Its first message bears the post's id, and may have been deleted alone.
    const message = await readMessage(rest, id, signal)
    if (message !== undefined && carries(message, key)) return { kind: 'found', messageId: id }
  }
  return { kind: 'absent' }
}

async function readMessage(rest: REST, id: string, signal: AbortSignal): Promise<APIMessage | undefined> {
  try {
    return (await rest.get(Routes.channelMessage(id, id), { signal })) as APIMessage
  } catch (error) {
    if (error instanceof DiscordAPIError && goneForGood.has(error.code)) return undefined
    throw error
  }
}

function threadOutcomeOf(error: unknown): ThreadOutcome {
  const reason = reasonOf(error)
  if (error instanceof DiscordAPIError) {
    if (error.code === RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage) return { kind: 'open' }
    if (error.code === RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType) return { kind: 'in-place' }
    if (goneForGood.has(error.code)) return { kind: 'gone', reason }
    if (error.status === 403 || error.status === 400) return { kind: 'forbidden', reason }
  }
  const outcome = outcomeOf(error)
  // Opening it twice does no harm: that the answer was lost only means to ask again.
  return { kind: 'later', afterMs: 'afterMs' in outcome ? outcome.afterMs : 5000, reason }
}

function isFormRefused(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.InvalidFormBodyOrContentType
}

function hasAddress({ embeds = [] }: RenderedPost['body']): boolean {
  return embeds.some(({ url, image, author }) => (url ?? image ?? author?.url) !== undefined)
}

function withoutAddresses(body: RenderedPost['body']): RenderedPost['body'] {
  const embeds = (body.embeds ?? []).map(({ url: _url, image: _image, author, ...embed }) => ({
    ...embed,
    ...(author === undefined ? {} : { author: { name: author.name } }),
  }))
  return { ...body, embeds }
}

/** Deterministic, at most 25 characters, as Discord wants it. */
function nonceOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 25)
}

async function channelOf(rest: REST, target: Target, signal: AbortSignal): Promise<string> {
  if (target.kind !== 'dm') return target.channelId
  const channel = (await rest.post(Routes.userChannels(), {
    body: { recipient_id: target.userId },
    signal,
  })) as APIDMChannel
  return channel.id
}

async function findMessage(
  rest: REST,
  channelId: string,
  key: string,
  since: Date,
  signal: AbortSignal,
): Promise<FindOutcome> {
  const start = snowflakeAt(new Date(since.getTime() - clockSkewMs))
  let after = start
  for (let page = 0; page < searchPages; page++) {
    const query = new URLSearchParams({ after, limit: String(pageSize) })
    const messages = (await rest.get(Routes.channelMessages(channelId), { query, signal })) as APIMessage[]
    const ours = messages.find(message => carries(message, key))
    if (ours !== undefined) return { kind: 'found', messageId: ours.id }
    if (messages.length === 0 && page === 0) return judgeEmptiness(rest, channelId, start, signal)
    if (messages.length < pageSize) return { kind: 'absent' }
    after = messages.map(message => message.id).reduce((a, b) => (BigInt(a) > BigInt(b) ? a : b))
  }
  return { kind: 'unknown', reason: 'too many messages to look through' }
}

/** Without Read Message History Discord shows an empty channel instead of refusing: then we know nothing. */
async function judgeEmptiness(rest: REST, channelId: string, start: string, signal: AbortSignal): Promise<FindOutcome> {
  const channel = (await rest.get(Routes.channel(channelId), { signal })) as APIChannel
  const last = 'last_message_id' in channel ? channel.last_message_id : undefined
  if (typeof last !== 'string' || BigInt(last) <= BigInt(start)) return { kind: 'absent' }
  return { kind: 'unknown', reason: 'I may not read the message history of the channel' }
}

// The key rides at the end of a button's id or a select's value.
function carries(message: APIMessage, key: string): boolean {
  return JSON.stringify(message.components ?? []).includes(`:${key}"`)
}

function snowflakeAt(at: Date): string {
  return String((BigInt(Math.max(at.getTime(), 1_420_070_400_000)) - 1_420_070_400_000n) << 22n)
}

function outcomeOf(error: unknown): Exclude<SendOutcome, { kind: 'sent' }> {
  const reason = reasonOf(error)
  if (error instanceof DiscordAPIError) return outcomeOfRefusal(error.status, error.code, reason)
  if (error instanceof RateLimitError) {
    return { kind: 'later', afterMs: Math.max(error.retryAfter, error.timeToReset, 250), reason }
  }
  if (error instanceof HTTPError) {
    return error.status >= 500 ? { kind: 'unknown', reason } : { kind: 'refused', afterMs: 60_000, reason }
  }
  if (unreachable.has(codeOf(error))) return { kind: 'later', afterMs: 10_000, reason }
  return { kind: 'unknown', reason }
}

function outcomeOfRefusal(
  status: number,
  code: number | string,
  reason: string,
): Exclude<SendOutcome, { kind: 'sent' }> {
  if (closedForGood.has(code)) return { kind: 'never', reason }
  // What a person can mend in Discord's settings. Discord blocks those who are refused too often.
  if (status === 403 || mendable.has(code)) return { kind: 'refused', afterMs: quarterHourMs, reason }
  // Code 0 is no word about this message or its channel.
  if (code === RESTJSONErrorCodes.UnknownChannel) return { kind: 'never', reason, isGone: true }
  if ((status === 400 || status === 404) && code !== 0) return { kind: 'never', reason }
  return { kind: 'refused', afterMs: 60_000, reason }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  return codeOf(error.cause)
}

function reasonOf(error: unknown): string {
  if (error instanceof DiscordAPIError) return `Discord says: ${error.message.split('\n', 1)[0] ?? ''} (${error.code})`
  if (error instanceof RateLimitError) return 'Discord asks to go slower'
  if (error instanceof HTTPError) return `Discord answered ${error.status}`
  return error instanceof Error ? `${error.message} ${codeOf(error)}`.trim() : String(error)
}
