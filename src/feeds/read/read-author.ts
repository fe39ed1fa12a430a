/** A person as feeds name them: "Name (mail)", "mail (Name)", "Name <mail>", or parts of their own. */
export type Person = { readonly name: string; readonly email: string | undefined }

/** Splits the ways in which a feed writes a name with a mail address. Undefined for an empty one. */
export function readPerson(written: string): Person | undefined {
  const text = written.slice(0, 400).replace(/\s+/g, ' ').trim()
  if (!text) return undefined
  const email = text.match(/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}/)?.[0]
  if (email === undefined) return { name: text, email: undefined }
  const name = text
    .replace(email, ' ')
    .replace(/mailto:/i, ' ')
    .replace(/[()<>[\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return { name, email }
}

/** One line for several people, each once: names, or the mail address of one who has no name. */
export function joinPeople(people: readonly Person[]): string | undefined {
  const names = people.map(it => it.name || it.email || '').filter(it => it !== '')
  return names.length === 0 ? undefined : [...new Set(names)].join(', ')
}
