import { signal } from '@preact/signals'
import { type Control, done, type Snapshot } from '../../mock/control.ts'

/** A snapshot that the page has. */
export interface KeptSnapshot {
  readonly key: number
  readonly name: string
  /** The mock's time when it was taken. Of a file it is not known. */
  readonly takenAt?: Date
  readonly snapshot: Snapshot
}

/** Snapshots of the world, for as long as the page is there. */
export class KeptSnapshots {
  readonly list = signal<readonly KeptSnapshot[]>([])
  readonly #control: Control
  #count = 0

  constructor(control: Control) {
    this.#control = control
  }

  async take(name: string, takenAt: Date): Promise<KeptSnapshot> {
    const snapshot = await done(this.#control.GET('/__mock__/snapshot'))
    return this.#keep({ name: name || `Snapshot ${this.#count + 1}`, takenAt, snapshot })
  }

  /** Goes back to what a file holds, and keeps it. @throws TypeError where it is no JSON. @throws ControlError. */
  async open(file: File): Promise<KeptSnapshot> {
    const snapshot = parsed(file.name, await file.text())
    await this.#restore(snapshot)
    return this.#keep({ name: file.name, snapshot })
  }

  goBack({ snapshot }: KeptSnapshot): Promise<void> {
    return this.#restore(snapshot)
  }

  remove({ key }: KeptSnapshot): void {
    this.list.value = this.list.value.filter(each => each.key !== key)
  }

  async #restore(snapshot: Snapshot): Promise<void> {
    await done(this.#control.PUT('/__mock__/snapshot', { body: snapshot }))
  }

  #keep(taken: Omit<KeptSnapshot, 'key'>): KeptSnapshot {
    const kept = { ...taken, key: this.#count++ }
    this.list.value = [kept, ...this.list.value]
    return kept
  }
}

/** Whether it is one of a mock the mock says. */
function parsed(name: string, text: string): Snapshot {
  try {
    return JSON.parse(text) as Snapshot
  } catch (cause) {
    throw new TypeError(`${name} is no snapshot: it is no JSON.`, { cause })
  }
}
