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
  type REST,
} from 'discord.js'
import type { Courier, FindOutcome, SendOutcome } from '../alerts/courier.ts'
import type { Target } from '../model/watch.ts'
import { renderPost, type RenderedPost } from './render-post.ts'

/** Refused with 403, but no permission will ever mend it. */
const closedForGood = new Set<number | string>([RESTJSONErrorCodes.CannotSendMessagesToThisUser])
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

  async function post(target: Target, { body, files }: RenderedPost, key: string, signal: AbortSignal) {
    try {
      const rest = authorised()
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
      const channelId = await channelOf(rest, target, signal)
      await rest.patch(Routes.channelMessage(channelId, messageId), { body, signal })
      return { kind: 'sent', messageId } as const
    } catch (error) {
      if (isFormRefused(error)) return 'without addresses'
      const isGone = error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownMessage
      return isGone ? ({ kind: 'never', reason: reasonOf(error) } as const) : outcomeOf(error)
    }
  }

  async function patchPlain(...[target, messageId, body, signal]: Parameters<typeof patch>): Promise<SendOutcome> {
    const plain = await patch(target, messageId, withoutAddresses(body), signal)
    return plain === 'without addresses' ? { kind: 'never', reason: 'Discord does not take its form' } : plain
  }

  return {
    async send(target, message, key, signal): Promise<SendOutcome> {
      const rendered = renderPost(message)
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

    async find(target, key, since, signal): Promise<FindOutcome> {
      try {
        const rest = authorised()
        return await findMessage(rest, await channelOf(rest, target, signal), key, since, signal)
      } catch (error) {
        const outcome = outcomeOf(error)
        return outcome.kind === 'never' ? outcome : { kind: 'unknown', reason: reasonOf(error) }
      }
    },
  }
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
  if (status === 403) return { kind: 'refused', afterMs: quarterHourMs, reason }
  // Code 0 is no word about this message or its channel.
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
