import { expect, test } from 'vitest'
import { InvalidArgumentError } from '../../src/index.ts'
import {
  awsSecret,
  commandStore,
  envFile,
  fileJournal,
  jsonFile,
  kubernetesSecret,
  memoryStore,
  secretDirectory,
  vaultSecret,
} from '../../src/rotation/index.ts'

const PATH = 'expected the path of a file or a directory.'
const OPTIONS = 'Invalid options: expected an object that specifies the place of the secret.'
const COMMAND = 'Invalid command: it is not a string. Specify a shell command.'

/** Calls from JavaScript, each with its message. */
const CALLS: readonly (readonly [
  name: string,
  call: (invalid: never) => unknown,
  invalid: unknown,
  message: string,
])[] = [
  ['envFile', path => envFile(path), 42, `Invalid path 42: ${PATH}`],
  ['envFile', path => envFile(path), undefined, `Invalid path undefined: ${PATH}`],
  ['envFile', path => envFile(path), '', `Invalid path "": ${PATH}`],
  ['envFile', path => envFile(path), 'a\0b', `Invalid path "a\\u0000b": ${PATH}`],
  ['jsonFile', path => jsonFile(path, '/key'), ['.env'], `Invalid path [".env"]: ${PATH}`],
  ['secretDirectory', path => secretDirectory(path, 'key'), null, `Invalid path null: ${PATH}`],
  ['fileJournal', path => fileJournal(path), { path: 'journal.json' }, `Invalid path {"path":"journal.json"}: ${PATH}`],
  ['commandStore', line => commandStore(line), ['vault', 'kv'], COMMAND],
  ['commandStore', read => commandStore('cat', { read }), null, COMMAND],
  [
    'memoryStore',
    initial => memoryStore(initial),
    'token',
    'Invalid initial secret: expected a Secret, e.g. new Secret(process.env.WORKBENCH_API_KEY).',
  ],
  ['awsSecret', options => awsSecret(options), undefined, OPTIONS],
  ['kubernetesSecret', options => kubernetesSecret(options), null, OPTIONS],
  ['vaultSecret', options => vaultSecret(options), 'agent', OPTIONS],
]

test.each(CALLS)('%s rejects invalid arguments', (_, call, invalid, message) => {
  expect(() => call(invalid as never)).toThrow(expect.toSatisfy(error => error instanceof InvalidArgumentError))
  expect(() => call(invalid as never)).toThrow(message)
})
