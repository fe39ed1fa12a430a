import type { FileInput, OptionInputs, Outcome, Person } from '../double/people/person.ts'
import type { CarriedFile, CarriedOptions, Deed, DeedResult } from './protocol.ts'

/** Lets the person do what the page asks. What Discord's client would not allow is refused with a reason. */
export async function doDeed(person: Person, deed: Deed): Promise<DeedResult> {
  switch (deed.kind) {
    case 'run':
      return person.run(deed.command, readOptions(deed.options), deed.channelId)
    case 'complete':
      return person.complete(deed.command, readOptions(deed.options), deed.focused, deed.channelId)
    case 'press':
      return person.press(deed.messageId, deed.customId)
    case 'choose':
      return person.choose(deed.messageId, deed.customId, deed.values)
    case 'submit':
      return person.submit(deed.modalId, deed.fields)
    case 'use-menu':
      return person.useMessageMenu(deed.command, deed.messageId)
    case 'say':
      return say(person, deed)
    case 'open-dm':
      return { kind: 'channel', channel: person.openDm() }
  }
}

function say(person: Person, deed: Extract<Deed, { kind: 'say' }>): Outcome {
  try {
    const message = person.say(deed.channelId, deed.content, deed.files.map(readFile))
    return { kind: 'reply', message, wasDeferred: false }
  } catch (error) {
    return { kind: 'refused', reason: error instanceof Error ? error.message : String(error) }
  }
}

function readOptions(options: CarriedOptions): OptionInputs {
  const entries = Object.entries(options).map(([name, input]) => [
    name,
    typeof input === 'object' ? readFile(input) : input,
  ])
  return Object.fromEntries(entries) as OptionInputs
}

function readFile({ name, contentType, base64 }: CarriedFile): FileInput {
  return { name, contentType, bytes: Buffer.from(base64, 'base64') }
}
