import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noSignal, Problem } from '@/api/client'
import { Queue, type Line, type NewEntry } from './queue'
import { FieldStore } from './store'

const entry = (title: string, more: Partial<NewEntry> = {}): NewEntry => ({ kind: 'report', title, body: { words: title }, ...more })
let db: FieldStore
let names = 0

/** A server that remembers what it took in by key, as the real one does, and can be out of reach. */
class Server implements Line {
  up = true
  taken: string[] = []
  photos = 0
  refuse = new Map<string, Problem>()
  private readonly keys = new Map<string, { id: string; number: string }>()
  dieAfterTaking = false

  async sendPhoto() {
    if (!this.up) throw noSignal()
    return `photo-${++this.photos}`
  }

  async send(sent: { key: string; title: string }) {
    if (!this.up) throw noSignal()
    const refusal = this.refuse.get(sent.title)
    if (refusal) throw refusal
    const known = this.keys.get(sent.key)
    if (known) return known
    this.taken.push(sent.title)
    const answer = { id: sent.key, number: String(this.taken.length) }
    this.keys.set(sent.key, answer)
    if (this.dieAfterTaking) throw noSignal()
    return answer
  }
}

const states = async () => (await db.queue.orderBy('id').toArray()).map(one => `${one.title} ${one.state}`)

beforeEach(() => (db = new FieldStore(`queue-${++names}`)))
afterEach(() => db.delete())

describe('the queue of a device', () => {
  it('sends twenty entries once and in their order when the line is back', async () => {
    const server = new Server()
    server.up = false
    const queue = new Queue(db, server)
    for (let n = 1; n <= 20; n++) await queue.add(entry(`e${n}`))
    await queue.drain()
    expect(server.taken).toEqual([])

    server.up = true
    await Promise.all([queue.drain(), queue.drain()])
    expect(server.taken).toEqual(Array.from({ length: 20 }, (_, index) => `e${index + 1}`))
    await queue.drain()
    expect(server.taken).toHaveLength(20)
  })

  it('takes in what is entered while it sends', async () => {
    const server = new Server()
    const queue = new Queue(db, server)
    await queue.add(entry('first'))
    const sending = queue.drain()
    await queue.add(entry('second'))
    await Promise.all([sending, queue.drain()])
    expect(await states()).toEqual(['first sent', 'second sent'])
  })

  it('repeats nothing when the answer was lost on the way, or the browser was killed while sending', async () => {
    const server = new Server()
    server.dieAfterTaking = true
    await new Queue(db, server).add(entry('once', { photos: [{ field: 'photos', blob: new Blob(['x']), name: 'x.jpg' }] }))
    await new Queue(db, server).drain()
    expect(await states()).toEqual(['once waiting'])
    await db.queue.toCollection().modify({ state: 'sending' })

    server.dieAfterTaking = false
    await new Queue(db, server).drain()
    expect(server.taken).toEqual(['once'])
    expect(server.photos).toBe(1)
    expect(await states()).toEqual(['once sent'])
    expect(await db.photos.count()).toBe(0)
  })

  it('marks a conflict, holds what stands on it, and sends everything else', async () => {
    const server = new Server()
    server.refuse.set('first', new Problem(409, 'case.step-not-allowed-now', '现在不能这样做。', 'Not now.'))
    const queue = new Queue(db, server)
    await queue.add(entry('first', { kind: 'step', step: 'Handle', caseId: 'c1', version: 3 }))
    await queue.add(entry('second', { kind: 'step', step: 'Remark', caseId: 'c1' }))
    await queue.add(entry('other', { kind: 'step', step: 'Remark', caseId: 'c2' }))
    await queue.drain()
    expect(await states()).toEqual(['first conflict', 'second waiting', 'other sent'])

    server.refuse.clear()
    await queue.again(1)
    expect(await states()).toEqual(['first sent', 'second sent', 'other sent'])
    expect(server.taken).toEqual(['other', 'first', 'second'])
  })

  it('is in no conflict with its own earlier step on the same case', async () => {
    const seen: (number | undefined)[] = []
    const queue = new Queue(db, {
      sendPhoto: async () => 'photo',
      send: async sent => {
        seen.push(sent.version)
        return { id: 'c1', number: '1', version: (sent.version ?? 0) + 1 }
      },
    })
    for (const title of ['one', 'two', 'three']) await queue.add(entry(title, { kind: 'step', step: 'Remark', caseId: 'c1', version: 7 }))
    await queue.drain()
    expect(seen).toEqual([7, 8, 9])
  })

  it('drops nothing by itself: only a person, and only what was refused', async () => {
    const server = new Server()
    server.up = false
    const queue = new Queue(db, server)
    await queue.add(entry('kept'))
    await queue.drop(1)
    expect(await states()).toEqual(['kept waiting'])

    server.up = true
    server.refuse.set('kept', new Problem(422, 'case.photo-needed', '请拍照。', 'A photo is needed.'))
    await queue.drain()
    expect(await states()).toEqual(['kept refused'])
    await queue.drop(1)
    expect(await states()).toEqual([])
  })
})
