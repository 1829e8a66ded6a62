import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { COMMANDS } from '../src/commands/index.ts'
import { Fixture, programPath } from './fixtures.ts'

let fixture: Fixture

beforeEach(async () => {
  fixture = await Fixture.open()
})

afterEach(() => fixture.close())

describe('--help', () => {
  test('lists the commands, the environment variables and the exit codes', async () => {
    const { code, stdout } = await fixture.run(['--help'])
    expect(code).toBe(0)
    for (const word of [...COMMANDS.map(each => each.describe().name()), 'completion', 'WORKBENCH_API_KEY', '143']) {
      expect(stdout).toContain(word)
    }
  })

  test.each(COMMANDS.map(each => each.describe().name()))('%s: has examples and exit codes', async name => {
    const { code, stdout } = await fixture.run([name, '--help'])
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/Examples:\n {2}\$ workbench-keys .*Exit codes:\n {2}0 /s),
    ])
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(140)
  })
})

const program = await programPath()
const run = (...args: string[]) => spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })

test('the help of prune describes the active keys that it disables', async () => {
  const { stdout } = await fixture.run(['prune', '--help'])
  expect(stdout.replace(/\s+/g, ' ')).toMatch(/disables the new keys.*"creating" or "undone".*never deleted/)
})

test('no example uses `kv put`, which replaces the other fields of a path in Vault', async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')
  const texts = [readme]
  for (const command of COMMANDS) texts.push((await fixture.run([command.describe().name(), '--help'])).stdout)
  expect(texts.join('')).toContain('vault kv patch')
  expect(texts.join('')).not.toContain('kv put')
})

describe('completion', () => {
  test.each(['bash', 'zsh', 'fish', 'powershell'])('prints a script for %s', shell => {
    expect(run('completion', shell)).toMatchObject({ status: 0, stdout: expect.stringContaining('workbench-keys') })
  })

  test('completes commands, options and choices', () => {
    expect(run('complete', '--', 'ro').stdout).toMatch(/^rotate\t.*\nrollback\t/m)
    expect(run('complete', '--', 'rotate', '--grace').stdout).toContain('--grace-period')
    expect(run('complete', '--', 'rotate', '--retire', '').stdout).toMatch(/delete.*disable/s)
  })

  test('the script is valid in bash, and completes', () => {
    const script = `set -e; eval "$("$@" completion bash)"; complete -p workbench-keys
      workbench-keys() { echo $'--grace-period\\tx\\n:4'; }; compopt() { :; }
      COMP_WORDS=(workbench-keys rotate --gr) COMP_CWORD=2; __workbench_keys_complete; echo "\${COMPREPLY[*]}"`
    const result = spawnSync('bash', ['-c', script, 'bash', process.execPath, program], {
      encoding: 'utf8',
    })
    expect(result).toMatchObject({ status: 0, stdout: expect.stringMatching(/workbench-keys\n--grace-period\n$/) })
  })

  test('rejects an unknown shell', () => {
    expect(run('completion', 'tcsh').status).toBe(2)
  })
})
