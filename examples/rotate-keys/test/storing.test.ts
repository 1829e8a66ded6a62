import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { daysAgo, due, lastLine, Stage } from './stage.ts'

let stage: Stage

beforeEach(async () => {
  stage = await Stage.open()
})

afterEach(() => stage.close())

describe('the new key goes to', () => {
  const at = (name: string) => join(stage.folder, name)

  test.each([
    [
      'a place in a JSON file',
      () => ['--json-file', at('a.json'), '--pointer', '/keys/{NAME}'],
      async () => JSON.parse(await readFile(at('a.json'), 'utf8')).keys.DEPLOY,
    ],
    ['a file of a folder', () => ['--folder', stage.folder], () => readFile(at('DEPLOY'), 'utf8')],
    [
      'a file of a folder, by another name',
      () => ['--folder', stage.folder, '--file', 'key-{NAME}'],
      () => readFile(at('key-DEPLOY'), 'utf8'),
    ],
    ['a command', () => ['--exec', `cat > '${at('{NAME}')}'`], () => readFile(at('DEPLOY'), 'utf8')],
    [
      'a command that is read by another',
      () => ['--exec', `cat > '${at('{NAME}')}'`, '--exec-read', `cat '${at('{NAME}')}' 2>/dev/null || true`],
      () => readFile(at('DEPLOY'), 'utf8'),
    ],
  ])('%s', async (_, destination, read) => {
    const key = await stage.seedDueKey()
    expect((await stage.run([...due, ...destination()])).code).toBe(0)
    expect(await stage.works(await read())).toBe(true)
    expect(await stage.works(key.token)).toBe(false)
  })
})

describe('a command', () => {
  const capture = `
    import { readFileSync, writeFileSync } from 'node:fs'
    const input = readFileSync(0, 'utf8')
    writeFileSync(process.argv[2], JSON.stringify({ input, argv: process.argv, env: process.env }))
  `

  test('gets the secret on its standard input, and nowhere else', async () => {
    await stage.seedDueKey()
    const script = join(stage.folder, 'capture.mjs')
    const captured = join(stage.folder, 'captured.json')
    await writeFile(script, capture)
    const { code } = await stage.run([...due, '--exec', `'${process.execPath}' '${script}' '${captured}'`], {
      ALSO_THE_TOKEN: stage.mock.tokens.admin,
      OTHER: 'kept',
    })
    expect(code).toBe(0)
    const { input, argv, env } = JSON.parse(await readFile(captured, 'utf8'))
    expect(await stage.works(input)).toBe(true)
    for (const secret of stage.secrets) expect(JSON.stringify([argv, env])).not.toContain(secret)
    expect(env.OTHER).toBe('kept')
  })

  test('that fails is undone where it can be read, and gone on with where it cannot', async () => {
    const key = await stage.seedDueKey()
    const switchFile = join(stage.folder, 'works')
    const failing = [...due, '--json', '--exec', `cat > /dev/null; test -e '${switchFile}'`]

    const readable = await stage.run([...failing, '--exec-read', 'true'])
    expect(readable.code).toBe(1)
    expect(lastLine(readable.stdout).keys).toMatchObject([{ status: 'failed', canResume: false }])
    expect((await stage.keysOf()).map(({ id }) => id)).toEqual([key.id])

    const writeOnly = await stage.run(failing)
    expect(lastLine(writeOnly.stdout).keys).toMatchObject([{ status: 'failed', canResume: true }])
    expect(await stage.works(key.token)).toBe(true)
    await writeFile(switchFile, '')
    expect((await stage.run(failing)).code).toBe(0)
    expect((await stage.keysOf()).filter(({ active }) => active)).toHaveLength(1)
  })

  test('that does not exist is noticed before a key is made', async () => {
    await stage.seedDueKey()
    const { code, stdout } = await stage.run([...due, '--exec', 'no-such-vault put -'])
    expect(code).toBe(1)
    expect(stdout).toContain('There is no command no-such-vault')
    expect(await stage.keysOf()).toHaveLength(1)
  })
})

describe('two keys for one place', () => {
  beforeEach(() => {
    stage.seedAccount([
      { name: 'eu deploy', createdAt: daysAgo(200) },
      { name: 'eu-deploy', createdAt: daysAgo(100) },
    ])
  })

  test.each([
    ['a variable', ['--dotenv', '.env'], 'Give each a place of its own'],
    ['a command', ['--exec', 'cat'], "{NAME} in a place stands for the key's name"],
    ['a variable by their names', ['--dotenv', '.env', '--variable', 'K_{NAME}'], 'would both go to K_EU_DEPLOY'],
    ['a variable that is none', ['--dotenv', '.env', '--variable', '1{NAME}'], 'cannot be the name of a variable'],
  ])('are refused before anything is made: %s', async (_, destination, message) => {
    for (const args of [destination, [...destination, '--dry-run']]) {
      const { code, stderr } = await stage.run([...due, ...args])
      expect(code).toBe(2)
      expect(stderr).toContain(message)
    }
    expect(await stage.keysOf()).toHaveLength(2)
  })
})
