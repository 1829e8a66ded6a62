import { signal } from '@preact/signals'
import { type ControlClient, ControlError, type Snapshot, unwrap } from '../../mock/control-api.ts'
import { PageError } from '../../state/error-view.ts'
import { message } from '../../state/message.ts'

export interface SavedSnapshot {
  readonly key: number
  readonly name: string
  /** The mock's time when the snapshot was taken. Omitted if the snapshot was opened from a file. */
  readonly takenAt?: Date
  readonly snapshot: Snapshot
}

/** The snapshots of this page, newest first. They are lost when the page is closed. */
export class SnapshotStore {
  readonly list = signal<readonly SavedSnapshot[]>([])
  readonly #control: ControlClient
  #count = 0

  constructor(control: ControlClient) {
    this.#control = control
  }

  async take(label: string, takenAt: Date): Promise<SavedSnapshot> {
    const snapshot = await unwrap(this.#control.GET('/__mock__/snapshot'))
    return this.#add({ name: label || `Snapshot ${this.#count + 1}`, takenAt, snapshot })
  }

  /**
   * Restores the snapshot in a file, and adds it to the list. @throws PageError if the file is not a snapshot. @throws
   * ControlError.
   */
  async open(file: File): Promise<SavedSnapshot> {
    const snapshot = parseSnapshot(file.name, await file.text())
    await this.#put(snapshot).catch(error => throwNotASnapshot(file.name, error))
    return this.#add({ name: file.name, snapshot })
  }

  restore({ snapshot }: SavedSnapshot): Promise<void> {
    return this.#put(snapshot)
  }

  remove({ key }: SavedSnapshot): void {
    this.list.value = this.list.value.filter(saved => saved.key !== key)
  }

  async #put(snapshot: Snapshot): Promise<void> {
    await unwrap(this.#control.PUT('/__mock__/snapshot', { body: snapshot }))
  }

  #add(snapshot: Omit<SavedSnapshot, 'key'>): SavedSnapshot {
    const saved = { ...snapshot, key: this.#count++ }
    this.list.value = [saved, ...this.list.value]
    return saved
  }
}

const INVALID = 400

function throwNotASnapshot(fileName: string, error: unknown): never {
  if (!(error instanceof ControlError) || error.status !== INVALID) throw error
  throw new PageError(message`“${{ name: fileName }}” is not a snapshot of a mock. Nothing was changed.`, {
    cause: error,
  })
}

/** Only parses the JSON. The mock validates the content. */
function parseSnapshot(fileName: string, text: string): Snapshot {
  try {
    return JSON.parse(text) as Snapshot
  } catch (cause) {
    throw new PageError(message`“${{ name: fileName }}” is not valid JSON.`, { cause })
  }
}
