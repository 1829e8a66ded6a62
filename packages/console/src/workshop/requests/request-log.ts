import { signal } from '@preact/signals'
import { type Control, done, type RecordedRequest } from '../../mock/control.ts'
import type { Live } from '../../mock/live.ts'
import { type Trouble, troubleOf } from '../../state/trouble.ts'

/** Requests that the page keeps, the newest; and those that it asks for in the beginning. */
const KEPT = 500
const FIRST = 200

/** A request, by a key of the page's own: the mock's ids begin anew when it is reset. */
export interface Entry {
  readonly key: number
  readonly request: RecordedRequest
}

/** The requests of the world, in the order of their answers. It collects them from when it is made, and draws once a frame. */
export class RequestLog {
  readonly entries = signal<readonly Entry[]>([])
  /** What is shown as long as nothing is to be added to it. */
  readonly held = signal<readonly Entry[] | undefined>(undefined)
  /** Whether it is known what was asked before. */
  readonly isRead = signal(false)
  readonly trouble = signal<Trouble | undefined>(undefined)
  readonly #control: Control
  #coming: Entry[] = []
  #count = 0
  #isDue = false

  constructor(control: Control, live: Live) {
    this.#control = control
    live.onRequest(request => this.#take(request))
    void this.read()
  }

  /** Asks for what there was before. */
  async read(): Promise<void> {
    this.trouble.value = undefined
    try {
      const query = { limit: FIRST }
      const { requests } = await done(this.#control.GET('/__mock__/requests', { params: { query } }))
      this.#draw()
      const known = new Set(this.entries.value.map(({ request }) => placeOf(request)))
      const before = requests.filter(request => !known.has(placeOf(request)))
      this.entries.value = [...before.map(request => this.#entryOf(request)), ...this.entries.value].slice(-KEPT)
      this.isRead.value = true
    } catch (error) {
      this.trouble.value = troubleOf(error)
    }
  }

  /** Has the mock forget them, and forgets them. */
  async clear(): Promise<void> {
    await done(this.#control.DELETE('/__mock__/requests'))
    this.forget()
  }

  forget(): void {
    this.#coming = []
    this.entries.value = []
    if (this.held.value) this.held.value = []
  }

  /** Shows what there is, and adds nothing to it from now on. */
  hold(): void {
    this.#draw()
    this.held.value = this.entries.value
  }

  goOn(): void {
    this.held.value = undefined
  }

  #take(request: RecordedRequest): void {
    this.#coming.push(this.#entryOf(request))
    // No frame is drawn of a page that nobody sees.
    if (this.#coming.length > 2 * KEPT) this.#coming = this.#coming.slice(-KEPT)
    if (this.#isDue) return
    this.#isDue = true
    requestAnimationFrame(() => {
      this.#isDue = false
      this.#draw()
    })
  }

  #draw(): void {
    if (this.#coming.length === 0) return
    this.entries.value = [...this.entries.value, ...this.#coming].slice(-KEPT)
    this.#coming = []
  }

  #entryOf(request: RecordedRequest): Entry {
    return { key: this.#count++, request }
  }
}

const placeOf = ({ id, at }: RecordedRequest) => `${id} ${at}`
