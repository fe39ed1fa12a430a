import { refusal } from '../../api-error.ts'
import type { Backend } from '../../backend.ts'
import { readCommand } from '../../forms/command-form.ts'
import type { CommandForm } from '../../forms/command-form.ts'
import { compact } from '../../compact.ts'
import { isRecord } from '../../forms/field.ts'
import { readForm } from '../../forms/form.ts'
import type { WireCommand } from '../../wire.ts'
import { findGuild } from '../find.ts'
import { noContent, ok } from '../route.ts'
import type { Answer, Call, Route } from '../route.ts'

const globalPath = '/applications/{application}/commands'
const guildPath = '/applications/{application}/guilds/{guild}/commands'

/** Registration of commands, for everywhere and for one server. */
export const commandRoutes: readonly Route[] = [globalPath, guildPath].flatMap((path): Route[] => [
  { method: 'GET', path, answer: call => ok(commandsOf(call, scopeOf(call, path))) },
  { method: 'PUT', path, answer: call => overwrite(call, scopeOf(call, path)) },
  { method: 'POST', path, answer: call => create(call, scopeOf(call, path)) },
  { method: 'GET', path: `${path}/{command}`, answer: call => ok(find(call, scopeOf(call, path))) },
  { method: 'PATCH', path: `${path}/{command}`, answer: call => change(call, scopeOf(call, path)) },
  { method: 'DELETE', path: `${path}/{command}`, answer: call => remove(call, scopeOf(call, path)) },
])

// The server the commands are for; undefined means everywhere.
function scopeOf(call: Call, path: string): string | undefined {
  const { world } = call.backend
  if (call.param('application') !== world.applicationId) throw refusal('missingAccess')
  return path === guildPath ? findGuild(world, call.param('guild')).id : undefined
}

function commandsOf({ backend }: Call, guildId: string | undefined): WireCommand[] {
  return [...backend.world.commands.values()].filter(it => it.guild_id === guildId)
}

function find(call: Call, guildId: string | undefined): WireCommand {
  const command = call.backend.world.commands.get(call.param('command'))
  if (command === undefined || command.guild_id !== guildId) throw refusal('unknownCommand')
  return command
}

function overwrite(call: Call, guildId: string | undefined): Answer {
  const form = readForm(call.body)
  const items = form.root.require().items(130)
  const wanted = items.map(readCommand)
  wanted.forEach((command, index) => {
    if (wanted.findIndex(it => isSame(it, command)) < index)
      items[index]
        ?.get('name')
        .complain('APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique')
  })
  form.finish()
  if (wanted.filter(it => it.type === 1).length > 100) throw refusal('tooManyCommands')
  const before = commandsOf(call, guildId)
  const { commands } = call.backend.world
  for (const it of before) commands.delete(it.id)
  const stored = wanted.map(it => store(call.backend, it, guildId, before.find(old => isSame(old, it))?.id))
  call.backend.tell({ kind: 'commands-changed' })
  return ok(stored)
}

function create(call: Call, guildId: string | undefined): Answer {
  const form = readForm(call.body)
  const wanted = readCommand(form.root)
  form.finish()
  const before = commandsOf(call, guildId)
  const old = before.find(it => isSame(it, wanted))
  if (old === undefined && before.filter(it => it.type === 1).length >= 100) throw refusal('tooManyCommands')
  const stored = store(call.backend, wanted, guildId, old?.id)
  call.backend.tell({ kind: 'commands-changed' })
  return { status: old === undefined ? 201 : 200, body: stored }
}

function change(call: Call, guildId: string | undefined): Answer {
  const old = find(call, guildId)
  const form = readForm({ ...old, ...(isRecord(call.body) ? call.body : {}), type: old.type })
  const wanted = readCommand(form.root)
  form.finish()
  const stored = store(call.backend, wanted, guildId, old.id)
  call.backend.tell({ kind: 'commands-changed' })
  return ok(stored)
}

function remove(call: Call, guildId: string | undefined): Answer {
  call.backend.world.commands.delete(find(call, guildId).id)
  call.backend.tell({ kind: 'commands-changed' })
  return noContent
}

function isSame(a: { name: string; type: number }, b: { name: string; type: number }): boolean {
  return a.name === b.name && a.type === b.type
}

function store(
  backend: Backend,
  form: CommandForm,
  guildId: string | undefined,
  oldId: string | undefined,
): WireCommand {
  const ids = { id: oldId ?? backend.newId(), application_id: backend.world.applicationId, version: backend.newId() }
  const command = compact<WireCommand>({ ...form, ...ids, guild_id: guildId })
  backend.world.commands.set(command.id, command)
  return command
}
