type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/**
 * Makes an element. `true` sets a bare attribute, `false` and undefined none (states for assistive technology are always
 * spelt out); children that are text stay text: nothing
 * that is said here ever becomes markup.
 */
export function make(tag: string, attributes: Attributes = {}, ...children: readonly (Node | string | undefined)[]) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    const isState = name.startsWith('aria-')
    if (value === undefined || (value === false && !isState)) continue
    element.setAttribute(name, value === true && !isState ? '' : String(value))
  }
  element.append(...children.filter(child => child !== undefined))
  return element
}

/** An element of the page's own HTML. Throws when there is none: page and script belong together. */
export function find(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`the page has no #${id}`)
  return element
}
