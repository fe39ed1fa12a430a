import { readFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { pointAtModules } from './module-files.ts'

export type ServedFile = { readonly contentType: string; readonly body: string | Uint8Array }

const contentTypes: Readonly<Record<string, string>> = {
  ts: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  html: 'text/html; charset=utf-8',
}

/**
 * A file of the page by its path ("/page/main.ts"; "/" is index.html), or undefined when there is none.
 * Browsers can't read types, so they are stripped on the way, as Node does for the server: there is no build step.
 */
export async function readPageFile(path: string): Promise<ServedFile | undefined> {
  const name = path === '/' ? 'index.html' : /^\/page\/((?:[a-z0-9-]+\/)*[a-z0-9-]+\.(?:ts|css|svg))$/.exec(path)?.[1]
  if (name === undefined) return undefined
  const text = await readText(new URL(`browser/${name}`, import.meta.url))
  if (text === undefined) return undefined
  const contentType = contentTypes[name.slice(name.lastIndexOf('.') + 1)] ?? 'text/plain'
  return { contentType, body: name.endsWith('.ts') ? pointAtModules(stripTypeScriptTypes(text)) : text }
}

async function readText(url: URL): Promise<string | undefined> {
  try {
    return await readFile(url, 'utf8')
  } catch {
    return undefined
  }
}
