import type { Backend } from '../backend.ts'
import type { Upload } from '../deeds/keep-files.ts'

/** One line of the routing table. */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** As Discord's reference writes it: "/channels/{channel}/messages". The path of a request begins after "/api/v10". */
  readonly path: string
  /** Whether the path itself proves who asks (interaction tokens), so that no bot token is needed. */
  readonly isOpen?: boolean
  /** Throws an ApiError to refuse. */
  answer(call: Call): Answer
}

export type Call = {
  readonly backend: Backend
  /** A placeholder of the path. */
  readonly param: (name: string) => string
  readonly query: URLSearchParams
  /** The JSON body, or payload_json. */
  readonly body: unknown
  readonly uploads: readonly Upload[]
}

export type Answer = { readonly status: number; readonly body?: unknown }

/** 200 with JSON. */
export function ok(body: unknown): Answer {
  return { status: 200, body }
}

/** 204. */
export const noContent: Answer = { status: 204 }
