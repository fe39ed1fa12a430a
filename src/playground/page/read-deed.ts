import type { CarriedFile, CarriedOptions, Deed, DeedRequest } from './protocol.ts'

/** Reads the body of POST /api/deeds; undefined when it has not that shape. */
export function readDeedRequest(value: unknown): DeedRequest | undefined {
  if (!isRecord(value) || typeof value['personId'] !== 'string') return undefined
  const deed = readDeed(value['deed'])
  return deed === undefined ? undefined : { personId: value['personId'], deed }
}

function readDeed(value: unknown): Deed | undefined {
  if (!isRecord(value)) return undefined
  const { kind, command, options, channelId, messageId, customId, modalId, content } = value
  switch (kind) {
    case 'run':
      return isText(command) && isText(channelId) && isOptions(options)
        ? { kind, command, options, channelId }
        : undefined
    case 'complete': {
      const focused = readFocused(value['focused'])
      return isText(command) && isText(channelId) && isOptions(options) && focused !== undefined
        ? { kind, command, options, focused, channelId }
        : undefined
    }
    case 'press':
      return isText(messageId) && isText(customId) ? { kind, messageId, customId } : undefined
    case 'choose': {
      const values = value['values']
      return isText(messageId) && isText(customId) && isTexts(values)
        ? { kind, messageId, customId, values }
        : undefined
    }
    case 'submit': {
      const fields = value['fields']
      return isText(modalId) && isFields(fields) ? { kind, modalId, fields } : undefined
    }
    case 'use-menu':
      return isText(command) && isText(messageId) ? { kind, command, messageId } : undefined
    case 'say': {
      const files = value['files'] ?? []
      return isText(channelId) && isText(content) && Array.isArray(files) && files.every(isFile)
        ? { kind, channelId, content, files }
        : undefined
    }
    case 'open-dm':
      return { kind }
    default:
      return undefined
  }
}

function readFocused(value: unknown): { readonly name: string; readonly typed: string } | undefined {
  if (!isRecord(value)) return undefined
  const { name, typed } = value
  return isText(name) && isText(typed) ? { name, typed } : undefined
}

function isOptions(value: unknown): value is CarriedOptions {
  const isInput = (one: unknown) => ['string', 'number', 'boolean'].includes(typeof one) || isFile(one)
  return isRecord(value) && Object.values(value).every(isInput)
}

function isFields(value: unknown): value is Readonly<Record<string, string | readonly string[]>> {
  return isRecord(value) && Object.values(value).every(one => isText(one) || isTexts(one))
}

function isFile(value: unknown): value is CarriedFile {
  return isRecord(value) && isText(value['name']) && isText(value['contentType']) && isText(value['base64'])
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
