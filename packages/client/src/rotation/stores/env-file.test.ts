import { lchown, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import util, { parseEnv } from 'node:util'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runs } from '../../../../../test/soak.ts'
import { InvalidArgumentError } from '../../errors.ts'
import { Secret } from '../../secret.ts'
import { envFile } from './env-file.ts'

let folder: string
let path: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'env-file-'))
  path = join(folder, '.env')
})

afterEach(() => rm(folder, { recursive: true }))

const modeOf = async (file: string) => (await stat(file)).mode & 0o777
const read = async (variable?: string) => (await envFile(path, variable).read?.())?.reveal()

describe('the label', () => {
  test('contains the variable and the absolute path of the file', () => {
    const labels = ['.env', './.env', 'x/../.env', join(process.cwd(), '.env')].map(each => envFile(each).label)
    expect(new Set(labels)).toEqual(new Set([`WORKBENCH_API_KEY in ${resolve('.env')}`]))
    expect(envFile(path, 'KEY').label).toBe(`KEY in ${path}`)
  })

  test.each(['', '1A', 'A B', 'A=B', 'A\n', 'é'])('rejects the variable name %j', variable => {
    expect(() => envFile(path, variable)).toThrow(InvalidArgumentError)
  })
})

describe('writing', () => {
  test('creates a private file', async () => {
    await envFile(path).write(new Secret('new'))
    expect(await readFile(path, 'utf8')).toBe('WORKBENCH_API_KEY=new\n')
    expect(await modeOf(path)).toBe(0o600)
    expect(await readdir(folder)).toEqual(['.env'])
  })

  test('preserves the mode of an existing file', async () => {
    await writeFile(path, 'A=1\n', { mode: 0o644 })
    await envFile(path, 'KEY').write(new Secret('new'))
    expect(await readFile(path, 'utf8')).toBe('A=1\nKEY=new\n')
    expect(await modeOf(path)).toBe(0o644)
  })

  test('writes through a symbolic link', async () => {
    const target = join(folder, 'shared.env')
    await writeFile(target, 'KEY=old\n')
    await symlink('shared.env', path)
    await envFile(path, 'KEY').write(new Secret('new'))
    expect((await lstat(path)).isSymbolicLink()).toBe(true)
    expect(await readFile(target, 'utf8')).toBe('KEY=new\n')
  })

  test.runIf(process.geteuid?.() === 0)('rejects a symbolic link of another user, as check does', async () => {
    await writeFile(join(folder, 'shared.env'), 'KEY=old\n')
    await symlink('shared.env', path)
    await lchown(path, 12_345, 12_345)
    const message = 'belongs to another user, who could redirect it'
    await expect(envFile(path, 'KEY').check?.()).rejects.toThrow(message)
    await expect(envFile(path, 'KEY').write(new Secret('new'))).rejects.toThrow(message)
    expect(await readFile(join(folder, 'shared.env'), 'utf8')).toBe('KEY=old\n')
  })

  test('keeps a byte order mark', async () => {
    await writeFile(path, '\uFEFFA=1\nKEY=old\n')
    await envFile(path, 'KEY').write(new Secret('new'))
    expect(await readFile(path, 'utf8')).toBe('\uFEFFA=1\nKEY=new\n')
  })

  test('preserves concurrent writes to the same file, even through links', async () => {
    await mkdir(join(folder, 'real'))
    await symlink('real', join(folder, 'linked'))
    const names = Array.from({ length: 40 }, (_, index) => `KEY_${index}`)
    await Promise.all(
      names.map((name, index) =>
        envFile(join(folder, index % 2 ? 'real' : 'linked', '.env'), name).write(new Secret(`new-${name}`)),
      ),
    )
    const variables = parseEnv(await readFile(join(folder, 'real', '.env'), 'utf8'))
    expect(variables).toEqual(Object.fromEntries(names.map(name => [name, `new-${name}`])))
  })

  test('accepts a file that was created concurrently', async () => {
    const rounds = Array.from({ length: 10 }, async (_, round) => {
      const file = join(folder, `${round}.env`)
      const writing = envFile(file, 'FIRST').write(new Secret('first'))
      const others: (Promise<void> | undefined)[] = []
      let isWriting = true
      void writing.finally(() => {
        isWriting = false
      })
      for (; isWriting && others.length < 20; await setImmediate()) others.push(envFile(file, 'SECOND').check?.())
      return Promise.all([writing, ...others])
    })
    await expect(Promise.all(rounds)).resolves.toHaveLength(10)
  })

  test('can write again after a failed write', async () => {
    await writeFile(path, 'A=  \nKEY=old\n')
    const [failed, written] = await Promise.allSettled([
      envFile(path, 'KEY').write(new Secret('new')),
      envFile(path, 'OTHER').write(new Secret('new')),
    ])
    expect([failed.status, written.status]).toEqual(['rejected', 'fulfilled'])
    expect(await readFile(path, 'utf8')).toBe('A=  \nKEY=old\nOTHER=new\n')
  })
})

describe('reading', () => {
  test('returns any value that was written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[\w\-./:+=@%,]{1,80}$/), async value => {
        await envFile(path, 'KEY').write(new Secret(value))
        expect(await read('KEY')).toBe(value)
      }),
      { numRuns: runs(30, 300) },
    )
  })

  test.each([
    ['a missing file', undefined],
    ['a missing variable', 'A=1\n'],
    ['an empty value', 'KEY=\n'],
  ])('returns undefined for %s', async (_, text) => {
    if (text !== undefined) await writeFile(path, text)
    expect(await read('KEY')).toBeUndefined()
  })

  test('reports a runtime that cannot parse env files', async () => {
    await writeFile(path, 'KEY=old\n')
    const original = util.parseEnv
    Reflect.deleteProperty(util, 'parseEnv')
    try {
      await expect(read('KEY')).rejects.toThrow('this runtime does not support util.parseEnv')
      await expect(envFile(path, 'KEY').check?.()).rejects.toThrow('this runtime does not support util.parseEnv')
    } finally {
      util.parseEnv = original
    }
  })
})

test('explains that a relative path cannot be used, because the working directory was deleted', async () => {
  const before = process.cwd()
  const deleted = join(folder, 'deleted')
  await mkdir(deleted)
  process.chdir(deleted)
  try {
    await rm(deleted, { recursive: true })
    expect(() => envFile('.env')).toThrow('Cannot use .env: the working directory was deleted.')
    const store = envFile(path)
    await store.write(new Secret('new'))
    expect(store.label).toBe(`WORKBENCH_API_KEY in ${path}`)
    expect((await store.read?.())?.reveal()).toBe('new')
  } finally {
    process.chdir(before)
  }
})

describe('check', () => {
  test('changes nothing', async () => {
    await envFile(path, 'KEY').check?.()
    expect(await readdir(folder)).toEqual([])
    await writeFile(path, 'KEY=old', { mode: 0o644 })
    const before = await stat(path)
    await envFile(path, 'KEY').check?.()
    const after = await stat(path)
    expect(await readFile(path, 'utf8')).toBe('KEY=old')
    expect([after.ino, after.mode, after.mtimeMs]).toEqual([before.ino, before.mode, before.mtimeMs])
  })

  test.each([
    ['a directory', () => mkdir(path), 'is not a regular file'],
    ['a dangling link', () => symlink('nowhere', path), 'is a symbolic link to a file that does not exist'],
    ['a link to itself', () => symlink('.env', path), 'ELOOP'],
    ['a file that is not UTF-8', () => writeFile(path, Buffer.of(0xff, 0xfe)), 'is not valid UTF-8'],
    [
      'a variable that is part of the value before it',
      () => writeFile(path, 'A=  \nKEY=old'),
      'line 1 is interpreted differently',
    ],
    ['a computed value', () => writeFile(path, '# one\nKEY=$(cat key)'), 'line 2 takes the value of KEY from'],
  ])('rejects %s, as write does', async (_, prepare, message) => {
    await prepare()
    await expect(envFile(path, 'KEY').check?.()).rejects.toThrow(message)
    const attempt = envFile(path, 'KEY').write(new Secret('new'))
    await expect(attempt).rejects.toThrow(message)
    await expect(attempt).rejects.toMatchObject({ isUnchanged: true })
  })

  test('rejects a computed value, as read does', async () => {
    await writeFile(path, 'A=1\nKEY=$A\n')
    const message = `Cannot use KEY in ${path} safely: line 2 takes the value of KEY from A. Specify the variable A instead.`
    await expect(envFile(path, 'KEY').check?.()).rejects.toThrow(message)
    await expect(envFile(path, 'KEY').read?.()).rejects.toThrow(message)
  })

  test('rejects a missing directory, and a path below a file', async () => {
    const store = envFile(join(folder, 'none', '.env'))
    await expect(store.check?.()).rejects.toThrow(/^The directory .+none does not exist\. Create it first\.$/)
    await writeFile(path, '')
    await expect(envFile(join(path, '.env')).check?.()).rejects.toThrow('ENOTDIR')
  })
})
