import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { IS_SOAK } from '../../test/soak.ts'
import { PUBLISHED } from '../packages/stage.ts'
import type { Project } from './project.ts'

/** The READMEs. Each one can be followed in an empty folder, independently of the others. */
const READMES = ['README.md', ...PUBLISHED.map(name => `packages/${name}/README.md`)]
const GUIDES = ['start/integrate', 'start/test', 'start/rotate', 'mock/vitest', 'mock/jest', 'mock/node-test'].map(
  page => `docs/${page}.md`,
)
/** The pages that are run as printed. CI runs only the first one, which uses all packages. */
export const AS_PRINTED = [...READMES, ...GUIDES]
const PAGES = IS_SOAK ? AS_PRINTED : ['README.md']

/** A code block, with the text between the previous block and this block. */
const BLOCK = /([\s\S]*?)^```(\w+)\n([\s\S]*?)^```$/gm
const SNIPPET = /^<<< @\/([^{\s]+)(?:\{\w+\})?(?: \[[^\]]+\])?$/gm
/** The name of the file to which the user saves the block. */
const FILE = /`([\w-]+(?:\.\w+)*\.(?:mjs|mts|cjs|js|ts))`/
const IN_BACKGROUND = '<!-- in the background -->'
const PROGRAMS = ['js', 'ts']

/** Waits until the mock accepts connections. */
const STARTED = 'curl --silent --output /dev/null --retry 60 --retry-connrefused --retry-delay 1 http://127.0.0.1:4010/'
/**
 * Runs commands without a network, and in a process namespace that stops all their processes at the end, so that every page can
 * use the same port.
 */
const ISOLATED = [
  ...(process.getuid?.() === 0 ? [] : ['--map-root-user']),
  ...['--net', '--pid', '--fork', '--kill-child', 'sh', '-c', 'ip link set lo up && exec sh -eu commands.sh'],
]

/** Runs the commands and programs on each page as printed, in an empty project. Returns false if one fails. */
export async function runPages(project: Project): Promise<boolean> {
  const manifest = await emptyManifest(project)
  const results = await Promise.allSettled(PAGES.map(page => runPage(page, manifest, project)))
  const errors = results.flatMap(result => (result.status === 'rejected' ? [result.reason as Error] : []))
  for (const { message } of errors) console.error(message.replaceAll(/wbmock_\w+/g, '[secret]'))
  return errors.length === 0
}

async function emptyManifest({ folder, run, sourcesOf }: Project): Promise<string> {
  const target = join(folder, 'pages/empty')
  await mkdir(target, { recursive: true })
  await run('npm', ['init', '--yes'], target)
  const manifest = JSON.parse(await readFile(join(target, 'package.json'), 'utf8'))
  // The client is specified explicitly, because the registry does not have the version required by the program.
  const [client] = await sourcesOf(['@workbench-sdk/client'])
  const overrides = { '@workbench-sdk/cli': { '@workbench-sdk/client': `file:${client}` } }
  return JSON.stringify({ ...manifest, overrides })
}

async function runPage(page: string, manifest: string, { folder, run, sourcesOf }: Project): Promise<void> {
  const { files, commands } = instructionsOf(await withSnippets(await readFile(page, 'utf8')), page)
  const target = join(folder, 'pages', page.replaceAll('/', '-'))
  await mkdir(target, { recursive: true })
  for (const [name, text] of Object.entries({ ...files, 'package.json': manifest }))
    await writeFile(join(target, name), text)
  for (const [, options = '', names = ''] of commands.matchAll(/^npm install((?: --\S+)*) (.+)$/gm)) {
    const sources = await sourcesOf(names.split(' '))
    await run('npm', ['install', ...options.split(' ').filter(Boolean), '--prefer-offline', ...sources], target)
  }
  await writeFile(join(target, 'commands.sh'), commands.replaceAll(/^(?:mkdir|npm install|npm init) .+$/gm, ''))
  await run('unshare', ISOLATED, target)
}

/** Inserts the files that VitePress includes in a page. */
async function withSnippets(text: string): Promise<string> {
  const names = [...text.matchAll(SNIPPET)].map(([, name = '']) => name)
  const codes = new Map(
    await Promise.all(names.map(async name => [name, await readFile(join('docs', name), 'utf8')] as const)),
  )
  return text.replaceAll(
    SNIPPET,
    (_, name: string) => `\`\`\`${extname(name).slice(1)}\n${codes.get(name)?.trimEnd()}\n\`\`\``,
  )
}

interface Instructions {
  readonly files: Readonly<Record<string, string>>
  readonly commands: string
}

function instructionsOf(text: string, page: string): Instructions {
  const files: Record<string, string> = {}
  const commands: string[] = []
  for (const [, introduction = '', language = '', code = ''] of text.matchAll(BLOCK)) {
    if (language === 'sh')
      commands.push(introduction.includes(IN_BACKGROUND) ? `${code.trimEnd()} &\n${STARTED}\n` : code)
    if (!PROGRAMS.includes(language)) continue
    const [, file] = FILE.exec(introduction) ?? []
    if (file === undefined) throw new Error(`${page} does not name the file of this program:\n${code}`)
    files[file] = code
  }
  return { files, commands: commands.join('') }
}
