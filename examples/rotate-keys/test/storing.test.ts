import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { daysAgo, due, lastLine, Stage, today } from './stage.ts'

let stage: Stage

beforeEach(async () => {
  stage = await Stage.open()
})

afterEach(() => stage.close())

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
    const { code } = await stage.run(
      [...due, '--grace', '0s', '--exec', `'${process.execPath}' '${script}' '${captured}'`],
      {
        ALSO_THE_TOKEN: stage.mock.tokens.admin,
      },
    )
    expect(code).toBe(0)
    const { input, argv, env } = JSON.parse(await readFile(captured, 'utf8'))
    expect(await stage.works(input)).toBe(true)
    for (const secret of stage.secrets) expect(JSON.stringify([argv, env])).not.toContain(secret)
    expect(env.WORKBENCH_BASE_URL).toBe(stage.url)
  })

  test('that fails leaves the old key working and no other; the next key is rotated all the same', async () => {
    const [broken] = stage.seedAccount([
      { name: 'broken', createdAt: daysAgo(200) },
      { name: 'fine', createdAt: daysAgo(100) },
    ]).keys
    const { code, stdout } = await stage.run([
      ...due,
      '--grace',
      '0s',
      '--json',
      '--exec',
      'cat >&2; test {NAME} = FINE',
    ])
    expect(code).toBe(1)
    expect(lastLine(stdout)).toMatchObject({
      rotated: 1,
      failed: 1,
      keys: [
        { name: 'broken', status: 'failed', newId: null },
        { name: 'fine', status: 'rotated' },
      ],
    })
    expect(await stage.works(broken?.token)).toBe(true)
    expect((await stage.keysOf()).map(({ name }) => name)).toEqual(['broken', 'fine', `fine (rotated ${today})`])
  })

  test('that does not exist is noticed before a key is made', async () => {
    await stage.seedDueKey()
    let posts = 0
    stage.fault = async ({ method }) => {
      if (method === 'POST') posts += 1
      return undefined
    }
    const { code, stdout } = await stage.run([...due, '--exec', 'no-such-vault put -'])
    expect([code, posts]).toEqual([1, 0])
    expect(stdout).toContain('There is no command no-such-vault')
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
    ['a variable', ['--dotenv', '.env'], "--variable 'WORKBENCH_API_KEY_{NAME}'"],
    ['a command', ['--exec', 'cat'], 'Give each its own with {NAME}'],
    ['a variable by their names', ['--dotenv', '.env', '--variable', 'K_{NAME}'], 'Rename one of them'],
    ['a variable that is none', ['--dotenv', '.env', '--variable', '1{NAME}'], 'cannot be the name of a variable'],
  ])('are refused before anything is made: %s', async (_, destination, message) => {
    const { code, stderr } = await stage.run([...due, ...destination])
    expect(code).toBe(2)
    expect(stderr).toContain(message)
    expect(await stage.keysOf()).toHaveLength(2)
  })
})
