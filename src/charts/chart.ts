/** A picture of counts over time, as we mean it: nothing here knows how it is drawn. */
export type Chart = {
  /** What a value is: "reports a day". */
  readonly unit: string
  /** The label of each slot of time, in order: "3 Mar", "14:00". Only some are shown. */
  readonly slots: readonly string[]
  /** One to five. */
  readonly series: readonly Series[]
  /** Slots that the words beside the picture explain. */
  readonly marks: readonly Mark[]
  /** small: less high, for a picture beside other news. */
  readonly size: 'whole' | 'small'
}

/** One value a slot; `name` is shown in the picture. */
export type Series = { readonly name: string; readonly values: readonly number[] }

/** `text` is a character or two. */
export type Mark = { readonly series: number; readonly slot: number; readonly text: string }

/** A finished picture. */
export type Picture = { readonly png: Uint8Array; readonly width: number; readonly height: number }
