import { ApiError } from '../api-error.ts'
import { createField } from './field.ts'
import type { Field } from './field.ts'

/** A request body to be read. `finish` throws Discord's 50035 with all complaints, if there are any. */
export type Form = { readonly root: Field; readonly finish: () => void }

type ErrorTree = { [key: string]: ErrorTree | { code: string; message: string }[] }

/** Begins to read a body. */
export function readForm(body: unknown): Form {
  const errors: ErrorTree = {}
  return {
    root: createField(body, [], (path, code, message) => addError(errors, path, { code, message })),
    finish() {
      if (Object.keys(errors).length > 0) throw new ApiError(400, 50035, 'Invalid Form Body', errors)
    },
  }
}

function addError(tree: ErrorTree, path: readonly string[], error: { code: string; message: string }): void {
  let node = tree
  for (const key of path) {
    const next = node[key]
    if (next !== undefined && !Array.isArray(next)) node = next
    else {
      const fresh: ErrorTree = {}
      node[key] = fresh
      node = fresh
    }
  }
  const list = node['_errors']
  if (Array.isArray(list)) list.push(error)
  else node['_errors'] = [error]
}
