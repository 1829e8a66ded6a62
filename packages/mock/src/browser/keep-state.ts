import type { Mock } from '../mock/mock.ts'

/** Where and how the state of a mock is kept. */
export interface Keeping {
  readonly area: 'session' | 'local'
  readonly key: string
  readonly onProblem: (problem: Error) => void
}

/**
 * Makes a mock hold what is kept, and keeps what it holds from now on.
 *
 * @returns what lets go of the mock.
 * @throws Error where the page has no such storage, or what is kept cannot be used, and there is no room to put it aside.
 */
export function keepState(mock: Mock, keeping: Keeping): () => void {
  const storage = storageOf(keeping.area)
  bringBack(mock, storage, keeping)
  const save = saver(mock, storage, keeping)
  // Also where nothing changes: its tokens are the same after a reload.
  save()
  return mock.onChange(inOneGo(save))
}

function storageOf(area: Keeping['area']): Storage {
  try {
    return area === 'local' ? localStorage : sessionStorage
  } catch (cause) {
    throw new Error(`The browser gives this page no ${area} storage to keep the mock's state in.`, { cause })
  }
}

function bringBack(mock: Mock, storage: Storage, { area, key, onProblem }: Keeping): void {
  const text = storage.getItem(key)
  if (text === null) return
  try {
    mock.restore(parse(text))
  } catch (error) {
    const aside = `${key} (damaged)`
    const found = `The state of the mock that ${area} storage keeps as "${key}" cannot be used. ${(error as Error).message}`
    putAside(storage, aside, text, found)
    onProblem(new Error(`${found} It was put aside as "${aside}", and the mock begins anew.`))
  }
}

function parse(text: string) {
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own words would repeat a part of it.
    throw new TypeError('It is no JSON.')
  }
}

function putAside(storage: Storage, aside: string, text: string, found: string): void {
  try {
    storage.setItem(aside, text)
  } catch (cause) {
    throw new Error(`${found} Nor is there room to put it aside: remove it, or something else.`, { cause })
  }
}

function saver(mock: Mock, storage: Storage, { area, key, onProblem }: Keeping): () => void {
  let isTold = false
  return () => {
    const text = JSON.stringify(mock.snapshot())
    try {
      storage.setItem(key, text)
    } catch (cause) {
      if (isTold) return
      isTold = true
      const size = `${text.length.toLocaleString('en')} characters`
      const full = `The state of the mock, ${size}, finds no room in ${area} storage. A reload goes back to what was kept before.`
      onProblem(new Error(full, { cause }))
    }
  }
}

/** However often it is called in one go, the work is done once: at its end, and before an answer can reach anybody. */
function inOneGo(work: () => void): () => void {
  let isDue = false
  return () => {
    if (isDue) return
    isDue = true
    queueMicrotask(() => {
      isDue = false
      work()
    })
  }
}
