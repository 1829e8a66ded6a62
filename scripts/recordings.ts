// Records terminal sessions with the real programs for the documentation, to docs/public/recordings. Requires a build.
import { copyFile, mkdir, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { castOf, transcriptOf } from './recordings/cast.ts'
import { Terminal } from './recordings/terminal.ts'

const FOLDER = 'docs/public/recordings'

await mkdir(FOLDER, { recursive: true })
await record('rotation', 'A rotation is killed and resumed', await rotation())
await record('rejection', 'A rejected request is explained', await rejection())
await record('profile', 'A profile is learned from a deployment', await profile())

async function rotation(): Promise<Terminal> {
  const terminal = await Terminal.open()
  const keys = [{ name: 'deploy', createdAt: new Date(Date.now() - 120 * 86_400_000) }] as const
  const [deployer] = terminal.mock.seed({ serviceAccounts: [{ name: 'deployer', keys }] }).serviceAccounts
  await writeFile(join(terminal.folder, '.env'), `WORKBENCH_API_KEY=${deployer.keys[0].token}\n`, { mode: 0o600 })
  const rotate = 'npx @workbench-sdk/cli rotate --account deployer --older-than 90d --dotenv .env'
  await terminal.run(`${rotate} --dry-run`)
  await terminal.run(`${rotate} --grace-period 5s`, { killAt: 'waiting' })
  await terminal.run('npx @workbench-sdk/cli status')
  await terminal.run(`${rotate} --grace-period 5s`)
  return terminal
}

async function rejection(): Promise<Terminal> {
  const terminal = await Terminal.open()
  await copyFile('docs/snippets/mock/explain.ts', join(terminal.folder, 'explain.ts'))
  await symlink(resolve('node_modules'), join(terminal.folder, 'node_modules'))
  await terminal.run('cat explain.ts')
  await terminal.run('node explain.ts')
  return terminal
}

async function profile(): Promise<Terminal> {
  const terminal = await Terminal.open({ assumptions: { enableCascade: 'untouched-only', deleteResponse: 'empty' } })
  const conformance = 'npx @workbench-sdk/mock conformance --allow-writes --only enable-cascade delete-response'
  await terminal.run(`${conformance} --write-profile workbench-profile.json`)
  await terminal.run('head -n 8 workbench-profile.json')
  await terminal.run(`${conformance} --profile workbench-profile.json`)
  return terminal
}

async function record(name: string, title: string, terminal: Terminal): Promise<void> {
  await using _ = terminal
  await writeFile(join(FOLDER, `${name}.cast`), castOf(title, terminal.steps))
  await writeFile(join(FOLDER, `${name}.txt`), transcriptOf(terminal.steps))
}
