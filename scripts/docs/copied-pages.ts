import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { table } from '../generate/table.ts'
import { withAbsoluteLinks } from './links.ts'

/** Returns the pages that show other documents of the repository, keyed by their paths in the documentation. */
export async function copiedPages(): Promise<Readonly<Record<string, string>>> {
  return {
    ...(await decisions()),
    'project/security.md': await copyOf('SECURITY.md'),
    'project/changelog.md': await changelog(),
    'project/benchmarks.md': await copyOf('bench/RESULTS.md'),
  }
}

async function copyOf(file: string): Promise<string> {
  return withAbsoluteLinks(await readFile(file, 'utf8'), file)
}

async function decisions(): Promise<Record<string, string>> {
  const files = (await readdir('decisions')).filter(file => file.endsWith('.md')).sort()
  const pages = await Promise.all(files.map(async file => [file, await copyOf(join('decisions', file))] as const))
  const rows = pages.map(([file, text]) => {
    const [, number = '', title = ''] = /^# (\d+): (.+)$/m.exec(text) ?? []
    return [number, `[${title}](./${file})`]
  })
  const index = `# Decisions\n\nHalf a page for each decision that was difficult, or that is likely to be questioned.\n\n${table(['no.', 'decision'], rows)}\n`
  return {
    'decisions/index.md': index,
    ...Object.fromEntries(pages.map(([file, text]) => [`decisions/${file}`, text])),
  }
}

/** Returns the unreleased changes, followed by each package's changelog. */
async function changelog(): Promise<string> {
  const sections = await Promise.all(
    ['client', 'mock', 'cli'].map(async name => {
      const text = await readIfExists(`packages/${name}/CHANGELOG.md`)
      return text?.replaceAll(/^(#+) /gm, '#$1 ')
    }),
  )
  return `${['# Changelog', ...(await unreleased()), ...sections.filter(section => section !== undefined)].join('\n\n')}\n`
}

async function unreleased(): Promise<string[]> {
  const files = (await readdir('.changeset')).filter(file => file.endsWith('.md') && file !== 'README.md').sort()
  if (files.length === 0) return []
  const changes = await Promise.all(files.map(async file => changeOf(await readFile(join('.changeset', file), 'utf8'))))
  return ['## Unreleased', ...changes]
}

/** Returns the text of a changeset, preceded by the packages in its front matter. */
function changeOf(text: string): string {
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? []
  const packages = [...head.matchAll(/@workbench-sdk\/[\w-]+/g)].map(([name]) => `\`${name}\``)
  return `**${packages.join(', ')}**\n\n${body.trim()}`
}

async function readIfExists(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return undefined
  })
}
