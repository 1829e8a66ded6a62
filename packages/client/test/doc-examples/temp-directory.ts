import { rmSync } from 'node:fs'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, vi } from 'vitest'

/** Command-line programs that examples call. */
const PROGRAMS = ['aws', 'gh', 'vault']

/** Runs each test in a temporary working directory, with stubs of the programs that examples call. */
export function useTemporaryDirectory(): void {
  const originalDirectory = process.cwd()
  let folder: string

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'example-'))
    await Promise.all(['bin', 'config', 'secrets'].map(each => mkdir(join(folder, each))))
    for (const program of PROGRAMS) {
      await writeFile(join(folder, 'bin', program), '#!/bin/sh\nexec cat >/dev/null\n', { mode: 0o755 })
    }
    vi.stubEnv('PATH', `${join(folder, 'bin')}${delimiter}${process.env.PATH}`)
    process.chdir(folder)
  })

  afterEach(() => {
    process.chdir(originalDirectory)
    vi.unstubAllEnvs()
    vi.unstubAllGlobals()
    rmSync(folder, { recursive: true })
  })
}
