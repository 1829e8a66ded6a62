import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { PUBLISHED, pack, stage } from '../packages/stage.ts'

const root = resolve('.')
const env = { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}` }

/** A user's project. The packages are packed as npm would publish them. */
export interface Project extends AsyncDisposable {
  readonly folder: string
  readonly tarballs: readonly string[]
  /** Installs the tarballs, and other packages in the repository's versions. */
  install(...others: readonly string[]): Promise<void>
  /** Returns the npm specifier for each package: its tarball, or the repository's version. */
  sourcesOf(names: readonly string[]): Promise<readonly string[]>
  /**
   * Runs a command and returns its output.
   *
   * @param cwd default: the repository.
   * @throws if the command fails.
   */
  run(command: string, args: readonly string[], cwd?: string): Promise<string>
}

export async function createProject(): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), 'workbench-published-'))
  const run: Project['run'] = (command, args, cwd = root) => runIn(folder, command, args, cwd)
  const tarballs = await Promise.all(PUBLISHED.map(each => packInto(folder, each)))
  await writeFile(
    join(folder, 'package.json'),
    '{"name": "project", "version": "0.0.0", "private": true, "type": "module"}\n',
  )
  const tarballOf = new Map(PUBLISHED.map((name, index) => [`@workbench-sdk/${name}`, tarballs[index]]))
  return {
    folder,
    tarballs,
    run,
    sourcesOf: async names => {
      const versions = await withVersions(names)
      return names.map((name, index) => tarballOf.get(name) ?? versions[index] ?? name)
    },
    install: async (...others) => {
      const options = ['--no-save', '--prefer-offline', '--no-audit', '--no-fund']
      await run('npm', ['install', ...options, ...tarballs, ...(await withVersions(others))], folder)
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  }
}

async function packInto(folder: string, name: string): Promise<string> {
  const staged = join(folder, 'packages', name)
  await stage(name, staged)
  return pack(staged, folder)
}

async function withVersions(names: readonly string[]): Promise<readonly string[]> {
  const { devDependencies } = JSON.parse(await readFile('package.json', 'utf8')) as {
    devDependencies: Record<string, string>
  }
  // The repository uses aliases, e.g. `msw-2`. The project installs these packages under their real names.
  return names.map(name => devDependencies[name]?.match(/^npm:(.+)/)?.[1] ?? `${name}@${devDependencies[name]}`)
}

async function runIn(folder: string, command: string, args: readonly string[], cwd: string): Promise<string> {
  const where = cwd === root ? '' : `  in ${cwd.replace(folder, '…')}`
  const line = [command, ...args].join(' ').replaceAll(folder, '…').replaceAll(root, '.') + where
  try {
    const { stdout, stderr } = await promisify(execFile)(command, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 })
    console.log(`passed  ${line}`)
    return stdout + stderr
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(`failed  ${line}\n${stdout}${stderr}`)
  }
}
