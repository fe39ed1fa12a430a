import type { Backend } from '../backend.ts'
import { deleteMessage } from '../deeds/change-message.ts'
import type { Outcome, Suggestions } from '../people/person.ts'
import type { Interaction } from '../world.ts'

// How long the bot has for its first answer, and for all that follows. Source: Discord's reference, "Interactions".
const firstAnswerMs = 3000
const tokenLifeMs = 15 * 60_000

/** Keeps an interaction and tells the bot of it. Resolves with what the person sees in the end. */
export function startInteraction(
  backend: Backend,
  interaction: Interaction,
  payload: unknown,
): Promise<Outcome | Suggestions> {
  backend.world.interactions.set(interaction.token, interaction)
  const timers = [
    backend.clock.after(firstAnswerMs, () => expireUnanswered(backend, interaction)),
    backend.clock.after(tokenLifeMs, () => expireToken(backend, interaction)),
  ]
  return new Promise(resolve => {
    const stop = backend.listen(event => {
      if (event.kind !== 'interaction-ended' || event.interaction !== interaction) return
      stop()
      timers[0]?.()
      resolve(event.outcome)
    })
    backend.tell({ kind: 'interaction-started', interaction, payload })
  })
}

/** Tells the person how it ended. Only the first end counts. */
export function endInteraction(backend: Backend, interaction: Interaction, outcome: Outcome | Suggestions): void {
  if (interaction.hasEnded) return
  interaction.hasEnded = true
  backend.tell({ kind: 'interaction-ended', interaction, outcome })
}

function expireUnanswered(backend: Backend, interaction: Interaction): void {
  if (interaction.state !== 'waiting') return
  interaction.state = 'expired'
  endInteraction(backend, interaction, noAnswer(interaction))
}

function expireToken(backend: Backend, interaction: Interaction): void {
  const { state, originalId } = interaction
  interaction.state = 'expired'
  if (state === 'deferred') {
    const thinking = backend.world.messages.get(originalId ?? '')
    if (thinking !== undefined) deleteMessage(backend, thinking)
    endInteraction(backend, interaction, noAnswer(interaction))
  }
  if (state === 'deferred-update') endInteraction(backend, interaction, { kind: 'acknowledged' })
  backend.world.interactions.delete(interaction.token)
}

/** What the person reads when nothing came. */
export function noAnswer(interaction: Interaction): Outcome | Suggestions {
  return interaction.type === 4
    ? { kind: 'no-response', text: 'Loading options failed' }
    : { kind: 'no-response', text: 'The application did not respond' }
}
