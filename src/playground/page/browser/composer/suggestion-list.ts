import { make } from '../make.ts'

export type Suggestion = {
  readonly label: string
  readonly hint?: string | undefined
  readonly take: () => void
}

/** The list above the composer. It follows whatever input is bound to it; the input keeps the focus. */
export type SuggestionList = {
  /** `active` is highlighted from the start; -1 for none but what is highlighted already, so that Enter takes what was typed. */
  show(input: HTMLElement, heading: string, suggestions: readonly Suggestion[], active: number): void
  hide(): void
  readonly isOpen: () => boolean
  /** Whether it shows what belongs to this input, and not to the one before. */
  readonly isOpenFor: (input: HTMLElement) => boolean
  move(step: number): void
  /** Takes the highlighted one, or with `orFirst` the first. False when there is none. */
  take(orFirst: boolean): boolean
}

export function createSuggestionList(box: HTMLElement): SuggestionList {
  let suggestions: readonly Suggestion[] = []
  let active = -1
  let input: HTMLElement | undefined
  const heading = make('div', { class: 'panel-heading' })
  const list = make('div', { role: 'listbox', id: 'suggestions', 'aria-label': 'Suggestions' })
  box.append(heading, list)

  function highlight(next: number): void {
    active = next
    for (const [index, option] of [...list.children].entries())
      option.setAttribute('aria-selected', String(index === active))
    const option = list.children[active]
    if (option === undefined) input?.removeAttribute('aria-activedescendant')
    else input?.setAttribute('aria-activedescendant', option.id)
    option?.scrollIntoView({ block: 'nearest' })
  }

  function hide(): void {
    suggestions = []
    active = -1
    box.hidden = true
    input?.setAttribute('aria-expanded', 'false')
    input?.removeAttribute('aria-activedescendant')
  }

  return {
    hide,
    isOpen: () => suggestions.length > 0,
    isOpenFor: asking => suggestions.length > 0 && input === asking,
    show(bound, words, offered, first) {
      if (input !== bound) hide()
      // A later answer of the bot must not take away what one has just moved to.
      const kept = offered.findIndex(it => it.label === suggestions[active]?.label)
      input = bound
      suggestions = offered
      heading.textContent = words
      list.replaceChildren(...offered.map(drawOption))
      box.hidden = words === '' && offered.length === 0
      bound.setAttribute('aria-controls', 'suggestions')
      bound.setAttribute('aria-expanded', String(offered.length > 0))
      highlight(first < 0 ? kept : Math.min(first, offered.length - 1))
    },
    move(step) {
      if (suggestions.length > 0)
        highlight((Math.max(active, step < 0 ? 0 : -1) + step + suggestions.length) % suggestions.length)
    },
    take(orFirst) {
      const taken = suggestions[active] ?? (orFirst ? suggestions[0] : undefined)
      taken?.take()
      return taken !== undefined
    },
  }
}

function drawOption({ label, hint, take }: Suggestion, index: number): HTMLElement {
  const option = make(
    'div',
    { role: 'option', id: `suggestion-${index}`, 'aria-selected': false },
    make('span', { class: 'suggestion' }, label),
    hint === undefined ? undefined : make('span', { class: 'suggestion-hint' }, hint),
  )
  // The input must not lose the focus before the click arrives.
  option.addEventListener('pointerdown', event => event.preventDefault())
  option.addEventListener('click', take)
  return option
}
