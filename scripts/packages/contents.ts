import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PUBLISHED } from './stage.ts'

const FOLDER = 'test/published-contents'
/** The name of a chunk that the build splits off. It contains a hash of the content. */
const SPLIT = /[^/]+-[\w-]{8}(?=\.(?:css|svg|c?js(?:\.map)?|d\.c?ts)$)/

/** Compares the files in each tarball with the committed list. Returns the differences. */
export async function contentDifferences(tarballs: readonly string[]): Promise<readonly string[]> {
  const differences = PUBLISHED.map(async (name, index) => {
    const expected = lines(await readFile(listOf(name), 'utf8'))
    const actual = lines(await contentsOf(tarballs[index] ?? ''))
    return [
      ...without(actual, expected).map(file => `${name}: ${file} is published, but is not in ${listOf(name)}.`),
      ...without(expected, actual).map(file => `${name}: ${file} is in ${listOf(name)}, but is not published.`),
    ]
  })
  return (await Promise.all(differences)).flat()
}

export async function updateContents(tarballs: readonly string[]): Promise<void> {
  await Promise.all(
    PUBLISHED.map(async (name, index) => writeFile(listOf(name), await contentsOf(tarballs[index] ?? ''))),
  )
}

function listOf(name: string): string {
  return join(FOLDER, `${name}.txt`)
}

async function contentsOf(tarball: string): Promise<string> {
  const { stdout } = await promisify(execFile)('tar', ['--list', '--file', tarball])
  const files = stdout.split('\n').map(file => file.replace(/^package\//, '').replace(SPLIT, '*'))
  return `${[...new Set(files)].filter(Boolean).sort().join('\n')}\n`
}

function lines(text: string): readonly string[] {
  return text.split('\n').filter(Boolean)
}

function without(all: readonly string[], others: readonly string[]): readonly string[] {
  return all.filter(each => !others.includes(each))
}
