import type { Post } from '../model/post.ts'

/** What a command or button gives back; discord/ sends it. */
export type Reply =
  | { readonly kind: 'answer'; readonly post: Post; readonly isPrivate: boolean }
  /** Replaces the message whose button was pressed. */
  | { readonly kind: 'update'; readonly post: Post }
  /** Nothing was done; the text says why and what to do. Always private. */
  | { readonly kind: 'refusal'; readonly text: string }

export function refuse(text: string): Reply {
  return { kind: 'refusal', text }
}
