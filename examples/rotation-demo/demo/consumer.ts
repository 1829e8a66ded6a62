import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseEnv } from 'node:util'
import { Workbench } from '@workbench-sdk/client'

/** The message to the parent process after each call. */
export interface Call {
  variable: string
  ok: boolean
  /** Whether the key differs from the variable's first key. */
  renewed: boolean
}

const [file = '.env', baseUrl = ''] = process.argv.slice(2)
const firstKeys = await readKeys()

// Exits with the parent process.
process.on('disconnect', () => process.exit())

for (;;) {
  for (const variable of Object.keys(firstKeys)) {
    const token = (await readKeys())[variable] ?? ''
    report({ variable, ok: await works(token), renewed: token !== firstKeys[variable] })
    await sleep(2)
  }
}

/** Reads the file for each call, because the file may be replaced at any time. */
async function readKeys(): Promise<NodeJS.Dict<string>> {
  return parseEnv(await readFile(file, 'utf8'))
}

async function works(token: string): Promise<boolean> {
  try {
    await new Workbench({ token, baseUrl }).organizations.list().toArray()
    return true
  } catch {
    return false
  }
}

function report(call: Call): void {
  process.send?.(call)
}
