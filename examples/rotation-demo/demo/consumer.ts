import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseEnv } from 'node:util'
import { Workbench } from '@workbench-sdk/client'

/** The message to the parent process after each call. */
export interface Call {
  variable: string
  ok: boolean
  /** Whether the key is different from the first one of the variable. */
  renewed: boolean
}

const [file = '.env', baseUrl = ''] = process.argv.slice(2)
const firstKeys = await readKeys()

// The parent process has ended.
process.on('disconnect', () => process.exit())

for (;;) {
  for (const variable of Object.keys(firstKeys)) {
    const token = (await readKeys())[variable] ?? ''
    report({ variable, ok: await works(token), renewed: token !== firstKeys[variable] })
    await sleep(2)
  }
}

/** Reads the file each time, because it may be replaced at any moment. */
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
