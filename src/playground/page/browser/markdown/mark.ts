/** Discord's markdown, read. Sources: Discord's help page "Markdown Text 101"; its reference, "Message Formatting". */
export type Mark =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: Wrapping; readonly children: readonly Mark[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly Mark[] }
  | { readonly kind: 'time'; readonly at: Date; readonly style: string }
  | { readonly kind: 'mention'; readonly of: 'user' | 'role' | 'channel' | 'everyone'; readonly id: string }
  | { readonly kind: 'command'; readonly words: string }

export type Wrapping = 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler'

export type Block =
  | { readonly kind: 'lines'; readonly lines: readonly (readonly Mark[])[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'heading'; readonly level: number; readonly marks: readonly Mark[] }
  | { readonly kind: 'subtext'; readonly marks: readonly Mark[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Mark[])[] }
  | { readonly kind: 'code'; readonly text: string }
