import { refusal } from '../api-error.ts'
import type { WireEmbed, WireRow } from '../wire.ts'
import { readRows } from './component-form.ts'
import { readEmbeds } from './embed-form.ts'
import type { Field } from './field.ts'

/** A message as somebody wants it. A part that is undefined was not named. */
export type MessageForm = {
  readonly content: string | undefined
  readonly embeds: WireEmbed[] | undefined
  readonly components: WireRow[] | undefined
  readonly attachments: AttachmentForm[] | undefined
  readonly allowedMentions: AllowedMentions | undefined
  readonly flags: number
  readonly nonce: string | number | undefined
  readonly enforcesNonce: boolean
  readonly reference: { readonly messageId: string; readonly failsIfMissing: boolean } | undefined
}

/** `id` is the number of an uploaded file, or the snowflake of one to keep. */
export type AttachmentForm = {
  readonly id: string
  readonly filename: string | undefined
  readonly description: string | undefined
}

export type AllowedMentions = {
  readonly parse: readonly string[]
  readonly users: readonly string[]
  readonly roles: readonly string[]
  readonly repliedUser: boolean
}

/** Reads and checks a message body. Its complaints are the caller's to raise. */
export function readMessage(field: Field): MessageForm {
  const part = <T>(key: string, read: (field: Field) => T) =>
    field.get(key).value === undefined ? undefined : read(field.get(key))
  return {
    content: part('content', it => it.text(2000) ?? '')?.trim(),
    embeds: part('embeds', readEmbeds),
    components: part('components', readRows),
    attachments: part('attachments', it => it.items(10).map(readAttachment)),
    allowedMentions: field.get('allowed_mentions').isMissing
      ? undefined
      : readAllowedMentions(field.get('allowed_mentions')),
    flags: field.get('flags').integer(0) ?? 0,
    nonce: readNonce(field.get('nonce')),
    enforcesNonce: field.get('enforce_nonce').flag() ?? false,
    reference: readReference(field.get('message_reference')),
  }
}

/** Throws 50006 when there is nothing to show. */
export function refuseEmpty(form: MessageForm, fileCount: number): void {
  const parts = [form.content ?? '', form.embeds ?? [], form.components ?? []]
  if (fileCount === 0 && parts.every(it => it.length === 0)) throw refusal('emptyMessage')
}

function readAttachment(field: Field): AttachmentForm {
  return {
    id: field.get('id').require().snowflake() ?? '',
    filename: field.get('filename').text(1024),
    description: field.get('description').text(1024),
  }
}

function readAllowedMentions(field: Field): AllowedMentions {
  const ids = (key: string) =>
    field
      .get(key)
      .items(100)
      .flatMap(it => it.snowflake() ?? [])
  const parse = field
    .get('parse')
    .items(3)
    .flatMap(it => readMentionKind(it) ?? [])
  const mentions = {
    parse,
    users: ids('users'),
    roles: ids('roles'),
    repliedUser: field.get('replied_user').flag() ?? false,
  }
  for (const kind of ['users', 'roles'] as const)
    if (parse.includes(kind) && mentions[kind].length > 0)
      field.complain(
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      )
  return mentions
}

function readMentionKind(field: Field): string | undefined {
  const kinds = ['everyone', 'roles', 'users']
  if (typeof field.value === 'string' && kinds.includes(field.value)) return field.value
  field.complain('BASE_TYPE_CHOICES', `Value must be one of ('everyone', 'roles', 'users').`)
  return undefined
}

function readNonce(field: Field): string | number | undefined {
  if (typeof field.value === 'number') return field.integer()
  return field.text(25)
}

function readReference(field: Field): MessageForm['reference'] {
  if (field.isMissing) return undefined
  const messageId = field.get('message_id').require().snowflake()
  if (messageId === undefined) return undefined
  return { messageId, failsIfMissing: field.get('fail_if_not_exists').flag() ?? true }
}
