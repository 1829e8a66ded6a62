import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { parseEnv } from 'node:util'
import { Workbench } from '@workbench-sdk/client'

/** What the consumer tells its parent after each call. */
export interface Call {
  variable: string
  ok: boolean
  /** Whether the key is another than the one that the variable began with. */
  renewed: boolean
}

const [file = '.env', baseUrl = ''] = process.argv.slice(2)
const firstKeys = await readKeys()

// Nobody is left to count for where the parent is gone.
process.on('disconnect', () => process.exit())

for (;;) {
  for (const variable of Object.keys(firstKeys)) {
    const token = (await readKeys())[variable] ?? ''
    report({ variable, ok: await works(token), renewed: token !== firstKeys[variable] })
    await pause(2)
  }
}

/** Reads the file anew each time, as it may be replaced at any moment. */
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
