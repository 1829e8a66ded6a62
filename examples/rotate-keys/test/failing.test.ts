import { chmod, readFile, rm, stat, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { daysAgo, due, lastLine, refusal, Stage, today } from './stage.ts'

let stage: Stage

beforeEach(async () => {
  stage = await Stage.open()
})

afterEach(() => stage.close())

describe('a failure', () => {
  test('to store makes no key', async () => {
    const key = await stage.seedDueKey()
    const { code, stdout } = await stage.run([...due, '--dotenv', stage.folder])
    expect(code).toBe(1)
    expect(stdout).toContain('is not a regular file')
    expect(await stage.works(key.token)).toBe(true)
    expect(await stage.keysOf()).toHaveLength(1)
  })

  test('of the proof puts the file back and deletes the new key', async () => {
    const key = await stage.seedDueKey()
    await chmod(stage.file, 0o640)
    const before = await readFile(stage.file, 'utf8')
    let proofs = 0
    stage.fault = async request => {
      if (!request.url.includes('/organizations')) return undefined
      const stored =
        request.headers.get('authorization') === `Bearer ${(await stage.readVariables()).WORKBENCH_API_KEY}`
      proofs += stored ? 1 : 0
      return stored ? refusal(401) : undefined
    }
    const { code, stdout } = await stage.run([...stage.toFile, '--json'])
    expect([code, proofs]).toEqual([1, 1])
    expect(lastLine(stdout)).toMatchObject({
      rotated: 0,
      failed: 1,
      keys: [{ id: key.id, newId: null, status: 'failed' }],
    })
    expect(await readFile(stage.file, 'utf8')).toBe(before)
    expect((await stat(stage.file)).mode & 0o777).toBe(0o640)
    expect((await stage.keysOf()).map(({ id, active }) => ({ id, active }))).toEqual([{ id: key.id, active: true }])
  })

  test('of the proof removes a file that was not there', async () => {
    await stage.seedDueKey()
    await rm(stage.file)
    stage.fault = async request => {
      const isStored = await stat(stage.file).then(
        () => true,
        () => false,
      )
      return request.url.includes('/organizations') && isStored ? refusal(401) : undefined
    }
    expect((await stage.run(stage.toFile)).code).toBe(1)
    await expect(stat(stage.file)).rejects.toThrow('ENOENT')
  })

  test('of a key that never works is noticed before anybody is given it', async () => {
    const key = await stage.seedDueKey()
    stage.fault = async request => (request.url.includes('/organizations') ? refusal(401) : undefined)
    const captured = join(stage.folder, 'captured')
    expect((await stage.run([...due, '--exec', `cat > '${captured}'`])).code).toBe(1)
    await expect(stat(captured)).rejects.toThrow('ENOENT')
    expect((await stage.keysOf()).map(({ id }) => id)).toEqual([key.id])
  })

  test('to undo names the key that is left', async () => {
    await stage.seedDueKey()
    stage.fault = async ({ method }) => (method === 'DELETE' ? refusal(403) : undefined)
    const { code, stdout } = await stage.run([...due, '--json', '--exec', 'exit 7'])
    const [, left] = await stage.keysOf()
    expect(code).toBe(1)
    expect(lastLine(stdout)).toMatchObject({ failed: 1, keys: [{ status: 'failed', newId: left?.id }] })
    expect(lastLine(stdout).keys[0].detail).toContain(`The new key ${left?.id} is still there.`)
  })

  test('to put the store back keeps the key that the store gives out', async () => {
    await stage.seedDueKey()
    const before = await readFile(stage.file, 'utf8')
    stage.fault = async request => {
      if (!request.url.includes('/organizations') || (await readFile(stage.file, 'utf8')) === before) return undefined
      await rm(stage.file)
      await symlink('nowhere', stage.file)
      return refusal(401)
    }
    const { code, stdout } = await stage.run([...stage.toFile, '--json'])
    expect(code).toBe(1)
    const [old, left] = await stage.keysOf()
    expect([old?.active, left?.active]).toEqual([true, true])
    expect(lastLine(stdout)).toMatchObject({ failed: 1, keys: [{ status: 'failed', newId: left?.id }] })
  })

  test('to retire leaves both keys working, the new one in the file', async () => {
    const key = await stage.seedDueKey()
    stage.fault = async ({ method }) => (method === 'PATCH' ? refusal(403) : undefined)
    const { code, stdout } = await stage.run([...stage.toFile, '--json'])
    expect(code).toBe(1)
    expect(lastLine(stdout)).toMatchObject({
      rotated: 0,
      failed: 1,
      keys: [{ status: 'unretired', newId: expect.any(String) }],
    })
    expect(lastLine(stdout).keys[0].detail).toContain(key.id)
    expect(await stage.works((await stage.readVariables()).WORKBENCH_API_KEY)).toBe(true)
    expect(await stage.works(key.token)).toBe(true)
  })

  test('that loses the answer to the creation says that a key may have been made', async () => {
    const key = await stage.seedDueKey()
    stage.fault = async request => {
      if (request.method !== 'POST') return undefined
      await stage.mock.fetch(request)
      return refusal(502)
    }
    const { code, stdout } = await stage.run([...stage.toFile, '--json'])
    expect(code).toBe(1)
    expect(lastLine(stdout).keys[0].detail).toContain(`Perhaps "deploy (rotated ${today})" was made`)
    expect(await stage.works(key.token)).toBe(true)
  })
})

describe('an interrupt', () => {
  test('in the grace period leaves both keys working, and the rest as it was', async () => {
    const [first, second] = stage.seedAccount([
      { name: 'first', createdAt: daysAgo(200) },
      { name: 'second', createdAt: daysAgo(100) },
    ]).keys
    const args = [...due, '--dotenv', stage.file, '--variable', 'KEY_{NAME}', '--grace', '1h', '--json']
    const { code, stdout } = await stage.run(args, {}, (log, kill) => log.includes('waiting 1h') && kill('SIGINT'))
    expect(code).toBe(130)
    expect(lastLine(stdout)).toMatchObject({
      rotated: 0,
      keys: [
        { name: 'first', status: 'unretired', newId: expect.any(String) },
        { name: 'second', status: 'interrupted', newId: null },
      ],
    })
    const variables = await stage.readVariables()
    expect(Object.keys(variables)).toEqual(['KEY_FIRST'])
    expect(
      await Promise.all([variables.KEY_FIRST, first?.token, second?.token].map(token => stage.works(token))),
    ).toEqual([true, true, true])
    expect(await stage.keysOf()).toHaveLength(3)
  })

  test('before the secret is stored undoes the key at hand', async () => {
    const key = await stage.seedDueKey()
    const { code, stdout } = await stage.run([...due, '--json', '--exec', 'kill -TERM $PPID; exec sleep 60'])
    expect(code).toBe(143)
    expect(lastLine(stdout)).toMatchObject({ rotated: 0, failed: 0, keys: [{ status: 'interrupted', newId: null }] })
    expect((await stage.keysOf()).map(({ id, active }) => ({ id, active }))).toEqual([{ id: key.id, active: true }])
  })

  test('during the proof puts the file back', async () => {
    await stage.seedDueKey()
    const before = await readFile(stage.file, 'utf8')
    let letGo = () => {}
    const held = new Promise<void>(resolve => {
      letGo = resolve
    })
    let interrupt = () => {}
    stage.fault = async request => {
      if (!request.url.includes('/organizations') || (await readFile(stage.file, 'utf8')) === before) return undefined
      interrupt()
      await held
      return refusal(503)
    }
    const { code } = await stage.run([...stage.toFile, '--grace', '1h'], {}, (_, kill) => {
      interrupt = () => kill('SIGINT')
    })
    letGo()
    expect([code, await readFile(stage.file, 'utf8'), (await stage.keysOf()).length]).toEqual([130, before, 1])
  })
})
