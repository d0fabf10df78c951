import createClient, { type Middleware } from 'openapi-fetch'
import type { components, paths } from './schema'

export type Schemas = components['schemas']

/** A named "no" of the server: what it is called, and the sentences that say what to do. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly chinese: string,
    readonly english: string,
    readonly more: Record<string, unknown> = {},
  ) {
    super(`${code}: ${english}`)
    this.name = 'Problem'
  }

  /** The fields at fault, by name, as the server sends them with a refused form. */
  get fields(): FieldFault[] {
    return Array.isArray(this.more.errors) ? (this.more.errors as FieldFault[]) : []
  }
}

export interface FieldFault {
  field: string
  chinese: string
  english: string
}

export const noSignal = () => new Problem(0, 'network.no-answer', '没有连上服务器，请检查网络后重试。', 'The server does not answer: check the network and try again.')

/** Hears every 401, so that the shell can ask for the sign-in. */
let signedOut: () => void = () => {}
export const onSignedOut = (hear: () => void) => (signedOut = hear)

const writes = new Set(['POST', 'PUT', 'DELETE', 'PATCH'])

const middleware: Middleware = {
  onRequest({ request }) {
    if (writes.has(request.method) && !request.headers.has('Idempotency-Key')) {
      request.headers.set('Idempotency-Key', crypto.randomUUID())
    }
    return request
  },
  async onResponse({ response, request }) {
    if (response.ok || response.status === 304) return undefined
    if (response.status === 401 && !new URL(request.url).pathname.startsWith('/api/session')) signedOut()
    throw await problemOf(response)
  },
  onError({ error }) {
    return error instanceof DOMException && error.name === 'AbortError' ? error : noSignal()
  },
}

export async function problemOf(response: Response): Promise<Problem> {
  const { title, code, english, ...more } = (await response.json().catch(() => ({}))) as Record<string, unknown>
  return new Problem(
    response.status,
    typeof code === 'string' ? code : `http.${response.status}`,
    typeof title === 'string' ? title : '服务器未能完成，请稍后重试。',
    typeof english === 'string' ? english : 'The server could not do this: try again in a moment.',
    more,
  )
}

export const api = createClient<paths>({ baseUrl: globalThis.location?.origin, credentials: 'same-origin' })
api.use(middleware)

/** What the server answered; every other way is thrown as a {@link Problem}. */
export async function take<T>(asked: Promise<{ data?: T; response: Response }>): Promise<T> {
  return (await asked).data as T
}

/** The value with the ETag it was read under, to be sent back as If-Match when it is changed. */
export async function takeWithTag<T>(asked: Promise<{ data?: T; response: Response }>): Promise<{ value: T; etag: string }> {
  const { data, response } = await asked
  return { value: data as T, etag: response.headers.get('ETag') ?? '' }
}
