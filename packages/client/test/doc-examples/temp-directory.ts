import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, vi } from 'vitest'

const PROGRAMS = ['aws', 'gh', 'vault']

/** Runs each test in its own working directory, with the programs that examples call. */
export function inTempDirectories(): void {
  const home = process.cwd()
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

  afterEach(async () => {
    process.chdir(home)
    vi.unstubAllEnvs()
    vi.unstubAllGlobals()
    await rm(folder, { recursive: true })
  })
}
