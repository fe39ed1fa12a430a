import { ComponentType, TextInputStyle, type APIModalInteractionResponseCallbackData } from 'discord.js'
import type { Modal, ModalField } from '../commands/reply.ts'

/** A form in Discord's JSON, within its limits (title and labels 45 characters, five fields). */
export function renderModal({ id, title, fields }: Modal): APIModalInteractionResponseCallbackData {
  return { custom_id: id, title: title.slice(0, 45), components: fields.slice(0, 5).map(renderField) }
}

function renderField({ id, label, style, value, placeholder, isRequired, maxLength }: ModalField) {
  return {
    type: ComponentType.ActionRow as const,
    components: [
      {
        type: ComponentType.TextInput as const,
        custom_id: id,
        label: label.slice(0, 45),
        style: style === 'line' ? TextInputStyle.Short : TextInputStyle.Paragraph,
        required: isRequired,
        max_length: Math.min(maxLength, 4000),
        ...(value === undefined ? {} : { value: value.slice(0, Math.min(maxLength, 4000)) }),
        ...(placeholder === undefined ? {} : { placeholder: placeholder.slice(0, 100) }),
      },
    ],
  }
}
