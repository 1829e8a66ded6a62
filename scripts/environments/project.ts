import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, delimiter, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { PUBLISHED } from '../packages/stage.ts'
import { BUN, DENO, NODE_26, NODES } from '../runtimes/binaries.ts'
import type { Check, Environment } from './environment.ts'

const SOURCES = 'test/environments'
/** The time limit for a command, in milliseconds. */
const TIMEOUT = 600_000
/** With these options, npm requests only packages that it has not downloaded before. */
const NPM_INSTALL = ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']
const INSTALLATIONS = {
  npm: ['npm', ...NPM_INSTALL],
  pnpm: ['pnpm', 'install', '--config.hoist=false', '--config.strict-peer-dependencies=true'],
  yarn: ['yarn-1', 'install', '--non-interactive'],
  'yarn-pnp': ['yarn-4', 'install'],
}
/** The package managers, from npm. They are installed in a separate folder. */
const MANAGERS = { pnpm: 'pnpm@12', yarn: 'yarn@1', 'yarn-pnp': '@yarnpkg/cli-dist@4' }

/** The error codes that npm, pnpm and Yarn print, followed by the package, if they cannot download it. */
const UNAVAILABLE = /^.*\b(?:E403|E404|ETARGET|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT)\b.*(?:\n.+)?/m

/** The problems, by check, or the reason why nothing was checked. */
export interface Result {
  readonly problems?: Readonly<Record<string, string>>
  readonly notRun?: string
}

/** Runs the checks of an environment. */
export async function runEnvironment(
  environment: Environment,
  tarballs: Readonly<Record<string, string>>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'workbench-environment-'))
  try {
    const project = join(folder, 'project')
    await createProject(environment, tarballs, project)
    const tools = await installManager(environment, join(folder, 'tools'))
    await run(project, INSTALLATIONS[environment.manager ?? 'npm'], {}, tools)
    const problems: Record<string, string> = {}
    for (const [name, check] of Object.entries(environment.checks)) {
      const problem = await problemOf(project, check, tools)
      if (problem !== undefined) problems[name] = problem
    }
    return { problems }
  } catch (error) {
    const { message } = error as Error
    const notRun = UNAVAILABLE.exec(message)?.[0].replace('\n', ': ')
    return notRun === undefined ? { problems: { installation: message } } : { notRun }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function createProject(
  { files, packages, copies = {}, manager }: Environment,
  tarballs: Readonly<Record<string, string>>,
  project: string,
): Promise<void> {
  await mkdir(project)
  for (const source of files) {
    const path = (await exists(join(SOURCES, source))) ? join(SOURCES, source) : source
    await cp(path, (await stat(path)).isDirectory() ? project : join(project, basename(path)), { recursive: true })
  }
  const dependencies = {
    ...Object.fromEntries(packages.map(parsePackage)),
    ...Object.fromEntries(PUBLISHED.map(name => [`@workbench-sdk/${name}`, `file:${tarballs[name]}`])),
    ...Object.fromEntries(Object.entries(copies).map(([copy, name]) => [copy, `file:${tarballs[name]}`])),
  }
  // The mock and the program depend on the client by its version, which is not in the registry yet.
  const client = `file:${tarballs.client}`
  const overrides = { '@workbench-sdk/client': client }
  const file = join(project, 'package.json')
  // A recipe has its own `package.json`, e.g. with `"type": "module"`.
  const copied = (await exists(file)) ? JSON.parse(await readFile(file, 'utf8')) : {}
  const manifest = { name: 'project', private: true, ...copied, dependencies, overrides, resolutions: overrides }
  await writeFile(file, JSON.stringify(manifest))
  if (manager === 'pnpm') {
    await writeFile(join(project, 'pnpm-workspace.yaml'), `overrides:\n  '@workbench-sdk/client': '${client}'\n`)
  }
  if (manager === 'yarn-pnp') {
    const settings = ['nodeLinker: pnp', 'enableTelemetry: false', 'enableImmutableInstalls: false']
    await writeFile(join(project, '.yarnrc.yml'), `${[...settings, ...(await registryOfYarn())].join('\n')}\n`)
  }
}

/** Returns the registry settings for Yarn 4, which does not read npm's settings. */
async function registryOfYarn(): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)('npm', ['config', 'get', 'registry'])
  const registry = stdout.trim()
  return [
    `npmRegistryServer: "${registry}"`,
    ...(registry.startsWith('http:') ? [`unsafeHttpWhitelist: ["${new URL(registry).hostname}"]`] : []),
  ]
}

/** Splits a package specifier, e.g. `jest@29` or `typescript-6@npm:typescript@6`. */
function parsePackage(specifier: string): readonly [name: string, version: string] {
  const at = specifier.indexOf('@', 1)
  return at < 0 ? [specifier, '*'] : [specifier.slice(0, at), specifier.slice(at + 1)]
}

/** Installs a package manager. Returns the folder of its programs, or `undefined` for npm. */
async function installManager({ manager = 'npm' }: Environment, folder: string): Promise<string | undefined> {
  if (manager === 'npm') return undefined
  await mkdir(folder)
  await writeFile(join(folder, 'package.json'), '{"private": true}')
  await run(folder, ['npm', ...NPM_INSTALL, MANAGERS[manager]])
  return join(folder, 'node_modules/.bin')
}

async function problemOf(project: string, check: Check, tools: string | undefined): Promise<string | undefined> {
  try {
    const output = await run(project, check.command, check.env, tools)
    if (check.fails) return `Expected a failure with ${check.fails}. The command printed:\n${output}`
    return check.prints?.test(output) === false ? `Expected ${check.prints} in:\n${output}` : undefined
  } catch (error) {
    const { message } = error as Error
    return check.fails?.test(message) ? undefined : message
  }
}

async function run(
  folder: string,
  [name = '', ...words]: readonly string[],
  env: Readonly<Record<string, string>> = {},
  tools?: string,
): Promise<string> {
  const [program, args] = programOf(name, words, tools)
  const paths = [join(folder, 'node_modules/.bin'), ...(tools ? [tools] : []), resolve('node_modules/.bin')]
  const variables = { ...process.env, ...env, PATH: [...paths, process.env.PATH].join(delimiter) }
  // The settings of the npm process that runs this script must not apply to the project.
  for (const variable of Object.keys(variables)) if (/^npm_/.test(variable)) delete variables[variable as never]
  const options = { cwd: folder, env: variables, timeout: TIMEOUT, maxBuffer: 64 * 1024 * 1024 }
  try {
    const { stdout, stderr } = await promisify(execFile)(program, args, options)
    return stdout + stderr
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as Error & { stdout?: string; stderr?: string }
    throw new Error(`${[name, ...words].join(' ')} failed.\n${stdout}${stderr}`.trim() || message)
  }
}

function programOf(name: string, words: readonly string[], tools = ''): readonly [string, readonly string[]] {
  const version = /^node@(.+)$/.exec(name)?.[1]
  if (version !== undefined) return [resolve(nodeOf(version)), words]
  if (name === 'bun') return [resolve(BUN), words]
  if (name === 'deno') return [resolve(DENO), words]
  // The tools folder contains only one of them.
  if (name === 'yarn-1' || name === 'yarn-4') return [join(tools, 'yarn'), words]
  return [name, words]
}

/** Returns the binary for a version of Node. */
function nodeOf(version: string): string {
  return NODES.find(({ name }) => name === `Node ${version}`)?.binary ?? NODE_26
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}
