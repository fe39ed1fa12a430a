import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord-api-types/v10'
import type { BotDesk } from '../pipeline/desk.ts'
import type { DigestDesk } from '../pipeline/gather-digest.ts'
import type { Choice, Invocation, Press, UploadedFile } from './command.ts'
import type { Typed } from './command-room.ts'
import type { Reply } from './reply.ts'

/** What the process that answers commands is asked. */
export type CommandCalls = {
  definitions: { input: undefined; output: readonly RESTPostAPIApplicationCommandsJSONBody[] }
  isPrivate: { input: Carried<Typed>; output: boolean }
  run: { input: CarriedInvocation; output: Reply }
  press: { input: CarriedPress; output: Reply }
  checkLookouts: { input: undefined; output: void }
  gatherDigest: { input: Parameters<DigestDesk['gather']>; output: Awaited<ReturnType<DigestDesk['gather']>> }
  describeDigest: { input: Parameters<DigestDesk['describe']>; output: Awaited<ReturnType<DigestDesk['describe']>> }
  complete: { input: { option: string; typed: string; invocation: CarriedInvocation }; output: readonly Choice[] }
}

/** What it asks back. */
export type CommandQuestions = {
  tell: { input: { asker: number; text: string }; output: void }
  readFile: { input: { asker: number; name: string; maxBytes: number }; output: Uint8Array | string }
  desk: { input: DeskCall; output: unknown }
}

export type DeskCall = { readonly name: keyof BotDesk; readonly args: readonly unknown[] }

/** Without what can't leave its process; `asker` is the number under which questions about it come back. */
export type CarriedInvocation = Carried<Omit<Invocation, 'tell'>> & { readonly asker: number }
export type CarriedPress = Omit<Press, 'tell'> & { readonly asker: number }

type Carried<Use extends { readonly files: Invocation['files'] }> = Omit<Use, 'files'> & {
  readonly files: Readonly<Record<string, Omit<UploadedFile, 'read'>>>
}
