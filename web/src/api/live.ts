/** Something that happened in one's scope, as the server's feed tells it. */
export interface Happening {
  id: number
  kind: string
  caseId?: string | null
  region?: string | null
  at: string
  [more: string]: unknown
}

export interface LiveFeed {
  close(): void
}

/**
 * Listens to the live feed. The browser comes back by itself after a break and says the last id it has seen; when too much was
 * missed, `reset` asks to load anew. An event that comes twice is told once.
 */
export function watch(query: Record<string, string>, tell: (happening: Happening) => void, reset: () => void): LiveFeed {
  const source = new EventSource(`/api/live?${new URLSearchParams(query)}`)
  const seen = new Set<number>()
  source.onmessage = event => {
    const happening = JSON.parse(event.data) as Happening
    if (seen.has(happening.id)) return
    seen.add(happening.id)
    if (seen.size > 500) seen.delete(seen.values().next().value!)
    tell(happening)
  }
  source.addEventListener('reset', () => reset())
  return source
}
