import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import { SettingsRefusal } from './settings-refusal.ts'

/** Reads a file of JSON and checks it. Undefined when there is no such file; throws SettingsRefusal for a bad one. */
export function readJsonFile<T>(path: string, schema: z.ZodType<T>): T | undefined {
  const text = readIfThere(path)
  if (text === undefined) return undefined
  const checked = schema.safeParse(parseJson(path, text))
  if (checked.success) return checked.data
  const issue = checked.error.issues[0]
  const where = (issue?.path ?? []).map(String).join('.')
  throw new SettingsRefusal(
    `${path}: "${where}" can't be used: ${lowerFirst(issue?.message ?? 'wrong value')}. Correct it.`,
  )
}

/** The text of a file, or undefined when there is none. Throws SettingsRefusal when it can't be read. */
export function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined
    throw new SettingsRefusal(`${path} can't be read. Make it a readable file, or delete it to run with defaults.`, {
      cause,
    })
  }
}

/** Throws SettingsRefusal for what is not JSON. */
export function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.replaceAll(/\s+/g, ' ') : 'unknown reason'
    throw new SettingsRefusal(`${path} is not valid JSON (${reason}). Correct it, or delete it to run with defaults.`, {
      cause,
    })
  }
}

export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
