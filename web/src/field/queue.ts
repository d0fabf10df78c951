import { api, Problem, take } from '@/api/client'
import { sendFile } from '@/api/files'
import type { CaseStep } from '@/cases/api'
import { takeStep } from '@/cases/api'
import { store, type FieldStore, type QueueEntry } from './store'

export interface NewEntry {
  kind: 'report' | 'step'
  step?: CaseStep
  caseId?: string
  version?: number
  title: string
  body: Record<string, unknown>
  photos?: { field: string; blob: Blob; name: string }[]
}

/** The server as the queue sees it; tests put a real or a failing one in its place. */
export interface Line {
  sendPhoto(blob: Blob, name: string): Promise<string>
  send(entry: QueueEntry, body: Record<string, unknown>): Promise<{ id: string; number: string; version?: number }>
}

const server: Line = {
  sendPhoto: async (blob, name) => (await sendFile(blob, name)).id,
  async send(entry, body) {
    if (entry.kind === 'step') return takeStep(entry.caseId!, entry.step!, body, entry.version, entry.key)
    return take(api.POST('/api/cases', { body: body as never, headers: { 'Idempotency-Key': entry.key } }))
  },
}

/** Codes that say: somebody else moved the case on since this device last saw it. */
const conflicts = new Set(['case.moved-on', 'case.step-not-allowed-now', 'request.version-conflict', 'request.precondition-failed'])

/** No answer, or one that says nothing of this entry: it is tried again later, and the ones behind it wait. */
const isLater = (problem: Problem) => problem.status === 0 || problem.status === 401 || problem.status === 408 || problem.status === 429 || problem.status >= 500

export class Queue {
  private draining: Promise<void> | undefined
  private asked = false

  constructor(private readonly db: FieldStore = store, private readonly line: Line = server) {}

  /** Keeps an entry with its photos in one transaction; once this returns it is safe on the device. */
  async add(entry: NewEntry): Promise<number> {
    const photos = (entry.photos ?? []).map(photo => ({ field: photo.field, id: crypto.randomUUID(), blob: photo.blob, name: photo.name }))
    return this.db.transaction('rw', this.db.queue, this.db.photos, async () => {
      await this.db.photos.bulkAdd(photos.map(({ id, blob, name }) => ({ id, blob, name })))
      return this.db.queue.add({
        key: crypto.randomUUID(),
        kind: entry.kind, step: entry.step, caseId: entry.caseId, version: entry.version, title: entry.title,
        body: entry.body, photos: photos.map(({ field, id }) => ({ field, id })), at: new Date().toISOString(), state: 'waiting',
      } as never)
    })
  }

  /** Sends what waits, one after the other, until all is sent or the line is gone. One run at a time; it takes in what is entered meanwhile. */
  drain(): Promise<void> {
    this.asked = true
    this.draining ??= this.runWhileAsked()
    return this.draining
  }

  private async runWhileAsked() {
    try {
      while (this.asked) {
        this.asked = false
        await this.run()
      }
    } finally {
      this.draining = undefined
    }
  }

  /** A person has looked at a refused or conflicting entry and sends it on, on the case as it is now. */
  async again(id: number) {
    await this.db.queue.update(id, { state: 'waiting', problem: undefined, version: undefined, key: crypto.randomUUID() })
    await this.drain()
  }

  /** Only a person drops an entry, and only one that was refused. */
  async drop(id: number) {
    await this.db.transaction('rw', this.db.queue, this.db.photos, async () => {
      const entry = await this.db.queue.get(id)
      if (!entry || !['refused', 'conflict'].includes(entry.state)) return
      await this.db.photos.bulkDelete(entry.photos.map(photo => photo.id))
      await this.db.queue.delete(id)
    })
  }

  private async run() {
    // A browser that was killed in the middle left "sending" behind; the key makes sending it again harmless.
    const open = await this.db.queue.where('state').anyOf('waiting', 'sending').sortBy('id')
    const held = new Set((await this.db.queue.where('state').anyOf('refused', 'conflict').toArray()).map(entry => entry.caseId).filter(Boolean))
    for (const entry of open) {
      // What stands on a refused step of the same case waits until a person has decided about that.
      if (entry.caseId && held.has(entry.caseId)) continue
      await this.db.queue.update(entry.id, { state: 'sending' })
      try {
        await this.send((await this.db.queue.get(entry.id)) ?? entry)
      } catch (thrown) {
        if (!(thrown instanceof Problem)) {
          await this.db.queue.update(entry.id, { state: 'waiting' })
          throw thrown
        }
        if (isLater(thrown)) {
          await this.db.queue.update(entry.id, { state: 'waiting' })
          return
        }
        if (entry.caseId) held.add(entry.caseId)
        await this.db.queue.update(entry.id, {
          state: conflicts.has(thrown.code) || thrown.status === 412 ? 'conflict' : 'refused',
          problem: { code: thrown.code, chinese: thrown.chinese, english: thrown.english },
        })
      }
    }
  }

  private async send(entry: QueueEntry) {
    const ids: Record<string, string[]> = {}
    for (const photo of entry.photos) {
      if (!photo.sent) {
        const kept = await this.db.photos.get(photo.id)
        if (!kept) continue
        photo.sent = await this.line.sendPhoto(kept.blob, kept.name)
        await this.db.queue.update(entry.id, { photos: entry.photos })
      }
      ;(ids[photo.field] ??= []).push(photo.sent)
    }
    const answer = await this.line.send(entry, { ...entry.body, ...ids })
    await this.db.transaction('rw', this.db.queue, this.db.photos, async () => {
      await this.db.queue.update(entry.id, { state: 'sent', answer: { id: answer.id, number: answer.number } })
      // What was entered after it on the same case stands on this step, not on the version before: it is no conflict with oneself.
      if (entry.caseId && answer.version !== undefined) {
        await this.db.queue.where('caseId').equals(entry.caseId).filter(one => one.state === 'waiting' && one.version === entry.version).modify({ version: answer.version })
      }
      await this.db.photos.bulkDelete(entry.photos.map(photo => photo.id))
    })
  }
}

export const queue = new Queue()
