import type { Post } from '../model/post.ts'

/** What a command or button gives back; discord/ sends it. */
export type Reply =
  | { readonly kind: 'answer'; readonly post: Post; readonly isPrivate: boolean }
  /** Replaces the message whose button was pressed. */
  | { readonly kind: 'update'; readonly post: Post }
  /** Opens a form. Only as the first answer, within a second. */
  | { readonly kind: 'modal'; readonly modal: Modal }
  /** Nothing was done; the text says why and what to do. Always private. */
  | { readonly kind: 'refusal'; readonly text: string }

/** A form of up to five fields. `id` comes back when it is sent, as with buttons. */
export type Modal = { readonly id: string; readonly title: string; readonly fields: readonly ModalField[] }

export type ModalField = {
  readonly id: string
  readonly label: string
  readonly style: 'line' | 'paragraph'
  readonly value?: string
  readonly placeholder?: string
  readonly isRequired: boolean
  readonly maxLength: number
}

export function refuse(text: string): Reply {
  return { kind: 'refusal', text }
}
