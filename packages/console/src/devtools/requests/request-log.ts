import { signal } from '@preact/signals'
import { type ControlClient, type RecordedRequest, unwrap } from '../../mock/control-api.ts'
import type { RequestStream } from '../../mock/request-stream.ts'
import { type ErrorView, toErrorView } from '../../state/error-view.ts'

/** The maximum number of retained entries. */
const MAX_ENTRIES = 500
/** The number of earlier requests to load initially. */
const HISTORY_LENGTH = 200

/** A request with a key assigned by the page, because the mock's ids restart after a reset. */
export interface LogEntry {
  readonly key: number
  readonly request: RecordedRequest
}

/** The latest requests, in the order of the mock's responses. Updates are published once per animation frame. */
export class RequestLog {
  readonly entries = signal<readonly LogEntry[]>([])
  /** The entries to show while the log is paused. */
  readonly pausedEntries = signal<readonly LogEntry[] | undefined>(undefined)
  /** The text to search for in the requests. */
  readonly searchText = signal('')
  readonly isLoaded = signal(false)
  readonly error = signal<ErrorView | undefined>(undefined)
  readonly #control: ControlClient
  #unpublished: LogEntry[] = []
  /** Loaded requests that the stream may not have reported yet. */
  #onlyLoaded: ReadonlySet<string> = new Set()
  #nextKey = 0
  #isFrameRequested = false

  constructor(control: ControlClient, stream: RequestStream) {
    this.#control = control
    stream.onRequest(request => this.#add(request))
    stream.onGap(() => void this.loadHistory())
    void this.loadHistory()
  }

  /** Loads the requests recorded before the log was created or while no tab was visible. */
  async loadHistory(): Promise<void> {
    this.error.value = undefined
    try {
      const query = { limit: HISTORY_LENGTH }
      const { requests } = await unwrap(this.#control.GET('/__mock__/requests', { params: { query } }))
      this.#publish()
      const known = new Set(this.entries.value.map(({ request }) => uniqueId(request)))
      const isOnlyLoaded = (id: string) => !known.has(id) || this.#onlyLoaded.has(id)
      this.#onlyLoaded = new Set(requests.map(uniqueId).filter(isOnlyLoaded))
      this.entries.value = this.#withHistory(requests).slice(-MAX_ENTRIES)
      this.isLoaded.value = true
    } catch (cause) {
      this.error.value = toErrorView(cause)
    }
  }

  /** Deletes all requests in the mock and in the log. */
  async clear(): Promise<void> {
    await unwrap(this.#control.DELETE('/__mock__/requests'))
    this.discard()
  }

  /** Deletes all entries from the log, but not from the mock. */
  discard(): void {
    this.#unpublished = []
    this.#onlyLoaded = new Set()
    this.entries.value = []
    if (this.pausedEntries.value) this.pausedEntries.value = []
  }

  /** Freezes the shown entries until the log is resumed or paused again. */
  pause(): void {
    this.#publish()
    this.pausedEntries.value = this.entries.value
  }

  resume(): void {
    this.pausedEntries.value = undefined
  }

  #add(request: RecordedRequest): void {
    if (this.#onlyLoaded.has(uniqueId(request))) return
    this.#unpublished.push(this.#createEntry(request))
    // Animation frames do not run in a hidden page.
    if (this.#unpublished.length > 2 * MAX_ENTRIES) this.#unpublished = this.#unpublished.slice(-MAX_ENTRIES)
    if (this.#isFrameRequested) return
    this.#isFrameRequested = true
    requestAnimationFrame(() => {
      this.#isFrameRequested = false
      this.#publish()
    })
  }

  #publish(): void {
    if (this.#unpublished.length === 0) return
    this.entries.value = [...this.entries.value, ...this.#unpublished].slice(-MAX_ENTRIES)
    this.#unpublished = []
  }

  /** Returns the entries, with part of the history inserted between earlier and later ones. */
  #withHistory(requests: readonly RecordedRequest[]): readonly LogEntry[] {
    const entries = this.entries.value
    const known = new Map(entries.map(entry => [uniqueId(entry.request), entry]))
    const ids = new Set(requests.map(uniqueId))
    const isInHistory = ({ request }: LogEntry) => ids.has(uniqueId(request))
    const end = entries.findLastIndex(isInHistory) + 1
    return [
      ...entries.slice(0, end).filter(entry => !isInHistory(entry)),
      ...requests.map(request => known.get(uniqueId(request)) ?? this.#createEntry(request)),
      ...entries.slice(end),
    ]
  }

  #createEntry(request: RecordedRequest): LogEntry {
    return { key: this.#nextKey++, request }
  }
}

const uniqueId = ({ id, at }: RecordedRequest) => `${id} ${at}`
