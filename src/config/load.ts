import { parseEnv } from 'node:util'
import { z } from 'zod'
import { lowerFirst, parseJson, readIfThere } from './read-json-file.ts'
import { SettingsRefusal } from './settings-refusal.ts'
import { loadSampleIndex, type SampleEntry } from './sample-index.ts'
import { loadStarterFeeds, type StarterFeed } from './starter-feeds.ts'
import { settingsSchema, type Settings } from './settings.ts'

/** What we were started with. */
export type Startup = {
  readonly settings: Settings
  /** Undefined: no bot account, so the playground runs. */
  readonly token: string | undefined
  /** Base address of the Discord protocol, without the version; undefined: discord.com. */
  readonly discordApi: string | undefined
  /** Public feeds to begin with. */
  readonly starterFeeds: readonly StarterFeed[]
  /** Index of the sample corpus, for the playground. */
  readonly samples: readonly SampleEntry[]
  /** File that takes a line for each REST request the playground's Discord is asked. */
  readonly recordRequests: string | undefined
}

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads .env and the settings file from `folder`, lays the environment over both and checks the whole.
 * Throws SettingsRefusal with one sentence a person can act on.
 */
export function loadStartup(folder: string, environment: Environment): Startup {
  const env = { ...readEnvFile(`${folder}/.env`), ...withoutEmpty(environment) }
  const file = env['DATELINE_SETTINGS'] ?? `${folder}/config/settings.json`
  const written = readSettingsFile(file)
  const settings = checkSettings(overlay(settingsSchema, written, env, ['DATELINE']), file, env)
  if (env['DISCORD_API'] !== undefined && env['DISCORD_TOKEN'] === undefined) {
    throw new SettingsRefusal(
      'DISCORD_API is set but DISCORD_TOKEN is not. Set the token of your bot there, or remove both for the playground.',
    )
  }
  return {
    settings,
    token: env['DISCORD_TOKEN'],
    discordApi: env['DISCORD_API'] === undefined ? undefined : checkApi(env['DISCORD_API']),
    starterFeeds: loadStarterFeeds(`${folder}/config/feeds.json`),
    samples: loadSampleIndex(`${folder}/config/corpus/index.json`),
    recordRequests: env['RECORD_REQUESTS'],
  }
}

/** The environment variable that overrides a setting: feeds.tickSeconds is DATELINE_FEEDS_TICK_SECONDS. */
export function environmentName(path: readonly string[]): string {
  return ['DATELINE', ...path.map(key => key.replaceAll(/[A-Z]/g, letter => `_${letter}`).toUpperCase())].join('_')
}

function withoutEmpty(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
}

function readEnvFile(path: string): Environment {
  const text = readIfThere(path)
  return text === undefined ? {} : withoutEmpty(parseEnv(text))
}

function readSettingsFile(path: string): unknown {
  const text = readIfThere(path)
  return text === undefined ? {} : parseJson(path, text)
}

/** Walks the schema so that each leaf can be set by a variable of its own. */
function overlay(schema: z.ZodType, written: unknown, env: Environment, path: readonly string[]): unknown {
  const object = unwrap(schema)
  if (!(object instanceof z.ZodObject))
    return env[pathName(path)] === undefined ? written : readVariable(object, env, path)
  if (written !== undefined && !isRecord(written)) return written
  const merged: Record<string, unknown> = { ...written }
  for (const [key, inner] of Object.entries(object.shape)) {
    if (!(inner instanceof z.ZodType)) continue
    const value = overlay(inner, merged[key], env, [...path, key])
    if (value !== undefined) merged[key] = value
  }
  return merged
}

function pathName(path: readonly string[]): string {
  return environmentName(path.slice(1))
}

function readVariable(schema: z.ZodType, env: Environment, path: readonly string[]): unknown {
  const text = env[pathName(path)] ?? ''
  if (schema instanceof z.ZodNumber) return text.trim() === '' ? text : Number(text)
  if (schema instanceof z.ZodBoolean) return text === 'true' ? true : text === 'false' ? false : text
  if (schema instanceof z.ZodArray)
    return text
      .split(',')
      .map(part => part.trim())
      .filter(part => part !== '')
  return text
}

function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    const inner = schema.unwrap()
    return inner instanceof z.ZodType ? unwrap(inner) : schema
  }
  return schema
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function checkSettings(value: unknown, file: string, env: Environment): Settings {
  const checked = settingsSchema.safeParse(value)
  if (checked.success) return checked.data
  const issue = checked.error.issues[0]
  const path = (issue?.path ?? []).map(String)
  if (issue?.code === 'unrecognized_keys') {
    const key = [...path, issue.keys[0] ?? ''].join('.')
    throw new SettingsRefusal(`${file}: there is no setting "${key}". Remove it or correct its spelling.`)
  }
  const where = env[environmentName(path)] === undefined ? `${file}: "${path.join('.')}"` : environmentName(path)
  throw new SettingsRefusal(
    `${where} can't be used: ${lowerFirst(issue?.message ?? 'wrong value')}. Correct it or remove it.`,
  )
}

function checkApi(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new SettingsRefusal('DISCORD_API is not an address. Write it like http://127.0.0.1:8080/api, or remove it.')
  }
  // discord.js adds the version itself, and people copy the address with or without it.
  const path = url.pathname.replace(/\/+$/, '').replace(/\/v\d+$/, '')
  return `${url.origin}${path === '' ? '/api' : path}`
}
