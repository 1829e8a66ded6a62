import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { envFile, jsonFile, type SecretStore, secretDirectory } from '../../src/rotation/index.ts'

/** A kind of store in a folder: how to prepare it, open it, and read it without the library. */
export interface StoreFixture {
  prepare(folder: string): void
  store(folder: string): SecretStore
  /** Returns the secret and the other content. */
  read(folder: string): { secret: string | undefined; others: unknown }
}

const VOLUME = '..2026_11_22_12_00_00.1'

export const STORES = {
  'env file': {
    prepare: folder => writeFileSync(join(folder, '.env'), '# mine\nexport A="1"\r\nKEY=old # why\nB=2'),
    store: folder => envFile(join(folder, '.env'), 'KEY'),
    read(folder) {
      const { KEY, ...others } = parseEnv(readFileSync(join(folder, '.env'), 'utf8'))
      return { secret: KEY, others }
    },
  },
  'JSON file': {
    prepare: folder => writeFileSync(join(folder, 'a.json'), '{"b": [1],\n "keys": {"a": "old", "c": null}}'),
    store: folder => jsonFile(join(folder, 'a.json'), '/keys/a'),
    read(folder) {
      const { b, keys } = JSON.parse(readFileSync(join(folder, 'a.json'), 'utf8'))
      const { a, ...others } = keys
      return { secret: a, others: { b, others } }
    },
  },
  'linked file': {
    prepare(folder) {
      mkdirSync(join(folder, 'shared'))
      writeFileSync(join(folder, 'shared', 'a.json'), '{"a":"old"}')
      symlinkSync('shared/a.json', join(folder, 'a.json'))
    },
    store: folder => jsonFile(join(folder, 'a.json'), '/a'),
    read(folder) {
      const { a, ...others } = JSON.parse(readFileSync(join(folder, 'a.json'), 'utf8'))
      return { secret: a, others }
    },
  },
  'secret directory': {
    prepare(folder) {
      writeFileSync(join(folder, 'a'), 'old')
      writeFileSync(join(folder, 'b'), 'other')
    },
    store: folder => secretDirectory(folder, 'a'),
    read: readFolder,
  },
  'Kubernetes volume': {
    prepare(folder) {
      mkdirSync(join(folder, VOLUME))
      writeFileSync(join(folder, VOLUME, 'a'), 'old')
      writeFileSync(join(folder, VOLUME, 'b'), 'other')
      symlinkSync(VOLUME, join(folder, '..data'))
      for (const name of ['a', 'b']) symlinkSync(`..data/${name}`, join(folder, name))
    },
    store: folder => secretDirectory(folder, 'a'),
    read: readFolder,
  },
} as const satisfies Record<string, StoreFixture>

export type StoreName = keyof typeof STORES

export function storeFixture(name: string | undefined): StoreFixture {
  const [, fixture] = Object.entries(STORES).find(([each]) => each === name) ?? []
  if (fixture === undefined) throw new Error(`Unknown fixture "${name}".`)
  return fixture
}

/** A secret that is too long for a single write, and whose text shows where it was truncated. */
export function longSecret(number: number): string {
  return `${number}-${'x'.repeat(100_000)}-${number}`
}

/** Whether a secret is complete: a `longSecret`, or the initial one. */
export function isComplete(secret: string | undefined): boolean {
  return secret === 'old' || secret === longSecret(Number.parseInt(secret ?? '', 10))
}

function readFolder(folder: string) {
  return { secret: readFileSync(join(folder, 'a'), 'utf8'), others: readFileSync(join(folder, 'b'), 'utf8') }
}
