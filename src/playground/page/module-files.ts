import { readFile } from 'node:fs/promises'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import type { ServedFile } from './page-files.ts'

const components = '@skyra/discord-components-core'

/** Packages that the page may load, and the file that stands for the bare name of each. */
const packages: Readonly<Record<string, string>> = {
  [components]: 'dist/index.js',
  lit: 'index.js',
  'lit-html': 'lit-html.js',
  'lit-element': 'index.js',
  '@lit/reactive-element': 'reactive-element.js',
  '@lit/context': 'index.js',
}

/** A module of one of the page's packages by its path ("/modules/lit/index.js"), or undefined when there is none. */
export async function readModuleFile(path: string): Promise<ServedFile | undefined> {
  const match = /^\/modules\/(@[a-z-]+\/[a-z-]+|[a-z-]+)\/((?:[\w-]+\/)*[\w-]+(?:\.[\w-]+)*\.js)$/.exec(path)
  const [, name = '', file = ''] = match ?? []
  if (!Object.hasOwn(packages, name)) return undefined
  try {
    const code = await readFile(join(await folderOf(name), file), 'utf8')
    return { contentType: 'text/javascript; charset=utf-8', body: pointAtModules(code) }
  } catch {
    return undefined
  }
}

/**
 * Points imports of the page's packages at the paths they are served under: browsers know no bare names, and an
 * import map would be an inline script.
 */
export function pointAtModules(code: string): string {
  return code.replaceAll(/\b(from|import)(\s*)(["'])([@a-z][^"'\s]*)\3/g, (all, word, space, quote, specifier) => {
    const path = servedPath(specifier)
    return path === undefined ? all : `${word}${space}${quote}${path}${quote}`
  })
}

function servedPath(specifier: string): string | undefined {
  const name = Object.keys(packages).find(it => specifier === it || specifier.startsWith(`${it}/`))
  if (name === undefined) return undefined
  return `/modules/${name}/${specifier === name ? packages[name] : specifier.slice(name.length + 1)}`
}

/** The other packages are the components' own, so they are looked for from there. */
async function folderOf(name: string): Promise<string> {
  const base = name === components ? import.meta.url : join(await folderOf(components), 'dist/index.js')
  const file = findPackageJSON(name, base)
  if (file === undefined) throw new Error(`${name} is not installed`)
  return dirname(file)
}
