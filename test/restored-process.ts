// Vitest runs this before each test file. Files share processes, so a file that changes its process without restoring
// it could make another file fail or pass. This makes the file itself fail.
import { afterAll, expect, vi } from 'vitest'

type Values = ReadonlyMap<string, unknown>

/** The names of the globals and variables that Vitest itself changes. */
const CHANGED_BY_VITEST = /^(__vi|VITEST)/
const SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const
/** Child processes and servers on a port, as Node calls them. Node does not report a process after `unref()`. */
const RESOURCES = ['ProcessWrap', 'TCPServerWrap']

const folder = process.cwd()
const variables = variablesNow()
const globals = globalsNow()
const listeners = listenersNow()
const resources = resourcesNow()
const { exitCode } = process

afterAll(async () => {
  expect({
    folder: process.cwd(),
    variables: changed(variables, variablesNow()),
    // Libraries add globals when they are loaded.
    globals: changed(globals, globalsNow()).filter(name => globals.has(name)),
    listeners: listenersNow(),
    exitCode: process.exitCode,
  }).toEqual({ folder, variables: [], globals: [], listeners, exitCode })
  // A process that was killed and a server that was closed may take a moment to end.
  await vi.waitFor(() => expect(resourcesNow()).toEqual(resources), { timeout: 10_000 })
})

function variablesNow(): Values {
  return new Map(Object.entries(process.env))
}

function globalsNow(): Values {
  const descriptors = Object.entries(Object.getOwnPropertyDescriptors(globalThis))
  return new Map(descriptors.map(([name, { value, get }]) => [name, get ?? value]))
}

function listenersNow(): readonly number[] {
  return SIGNALS.map(signal => process.listenerCount(signal))
}

/** Returns what is running. */
function resourcesNow(): readonly string[] {
  return process.getActiveResourcesInfo().filter(name => RESOURCES.includes(name))
}

/** Returns the names of the values that differ. The values can be secrets. */
function changed(before: Values, now: Values): readonly string[] {
  const names = [...new Set([...before.keys(), ...now.keys()])]
  return names.filter(name => !CHANGED_BY_VITEST.test(name) && !Object.is(before.get(name), now.get(name)))
}
