import { refusal } from '../api-error.ts'
import type { Route } from './route.ts'
import { channelRoutes } from './routes/channels.ts'
import { commandRoutes } from './routes/commands.ts'
import { guildRoutes } from './routes/guilds.ts'
import { identityRoutes } from './routes/identity.ts'
import { interactionRoutes } from './routes/interactions.ts'
import { messageRoutes } from './routes/messages.ts'
import { threadRoutes } from './routes/threads.ts'

const table = [
  ...identityRoutes,
  ...guildRoutes,
  ...channelRoutes,
  ...messageRoutes,
  ...threadRoutes,
  ...commandRoutes,
  ...interactionRoutes,
].map(route => ({ route, parts: route.path.split('/') }))

/** A route that fits a request, with what stood in its placeholders. */
export type Match = { readonly route: Route; readonly params: ReadonlyMap<string, string> }

/** Finds the route of a request; literal parts win over placeholders. Throws Discord's 404 or 405. */
export function matchRoute(method: string, path: string): Match {
  const parts = path.split('/').map(decodePart)
  const onPath = table.filter(it => fits(it.parts, parts))
  const best = onPath
    .filter(it => it.route.method === method)
    .sort((a, b) => placeholders(a.parts) - placeholders(b.parts))[0]
  if (best === undefined) throw refusal(onPath.length === 0 ? 'notFound' : 'methodNotAllowed')
  const pairs = best.parts.flatMap((it, index): [string, string][] =>
    isPlaceholder(it) ? [[it.slice(1, -1), parts[index] ?? '']] : [],
  )
  return { route: best.route, params: new Map(pairs) }
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function fits(pattern: readonly string[], parts: readonly string[]): boolean {
  return pattern.length === parts.length && pattern.every((it, index) => isPlaceholder(it) || it === parts[index])
}

function isPlaceholder(part: string): boolean {
  return part.startsWith('{')
}

function placeholders(parts: readonly string[]): number {
  return parts.filter(isPlaceholder).length
}
