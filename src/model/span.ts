/** Half-open range `[start, end)` of JavaScript string indices (UTF-16 units) in a text. */
export type Span = { readonly start: number; readonly end: number }

/** A span together with the words printed there, for showing without the text at hand. */
export type Mention = Span & { readonly text: string }
