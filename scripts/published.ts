// Packs the packages as npm would publish them, installs them into a project of their own, and looks at them from there.
import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const PACKAGES = ['packages/client', 'packages/mock']
const COMPILERS = ['typescript', 'typescript-6', 'typescript-7']
const CONSUMER = 'test/published-types'

const root = resolve('.')
const project = await mkdtemp(join(tmpdir(), 'workbench-published-'))
const env = { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}` }

try {
  const tarballs = await Promise.all(PACKAGES.map(pack))
  for (const tarball of tarballs) {
    await run('publint', ['--strict', tarball])
    await run('attw', ['--profile', 'esm-only', tarball])
  }
  await install(tarballs)
  for (const compiler of COMPILERS) await run('node', [join(root, 'node_modules', compiler, 'bin/tsc'), '-p', project])
  await run('node', [join(project, 'consumer.ts')])
} finally {
  await rm(project, { recursive: true })
}

async function pack(folder: string): Promise<string> {
  const { stdout } = await promisify(execFile)('npm', ['pack', '--json', '--pack-destination', project], {
    cwd: folder,
    env,
  })
  const [packed] = Object.values(JSON.parse(stdout) as Record<string, { filename: string }>)
  if (!packed) throw new Error(`npm packed nothing of ${folder}.`)
  return join(project, packed.filename)
}

/** The tarballs, and of everything else the versions that the repository has. */
async function install(tarballs: readonly string[]): Promise<void> {
  const { devDependencies } = JSON.parse(await readFile('package.json', 'utf8')) as {
    devDependencies: Record<string, string>
  }
  const others = ['msw', '@types/node'].map(name => `${name}@${devDependencies[name]}`)
  await cp(CONSUMER, project, { recursive: true })
  await writeFile(join(project, 'package.json'), '{"private": true, "type": "module"}\n')
  await run(
    'npm',
    ['install', '--no-save', '--prefer-offline', '--no-audit', '--no-fund', ...tarballs, ...others],
    project,
  )
}

async function run(command: string, args: readonly string[], cwd = root): Promise<void> {
  const shown = [command, ...args].join(' ').replaceAll(project, '…').replaceAll(root, '.')
  try {
    await promisify(execFile)(command, args, { cwd, env })
    console.log(`passed  ${shown}`)
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(`failed  ${shown}\n${stdout}${stderr}`)
  }
}
