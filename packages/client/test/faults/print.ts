import { inspect } from 'node:util'

let texts: (string | undefined)[] = []

/** Prints values in every way in which a program might. The output must not contain secrets. */
export function print(...values: readonly unknown[]): void {
  texts.push(...values.flatMap(everyText))
  if (texts.length > 500) void flush()
}

/** Writes all pending output. Resolves when it is written. */
export function flush(): Promise<void> {
  const text = `${texts.join('\n')}\n`
  texts = []
  return new Promise(resolve => process.stdout.write(text, () => resolve()))
}

function everyText(value: unknown): (string | undefined)[] {
  const inspected = inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true })
  return [inspected, JSON.stringify(value), String(value), value instanceof Error ? value.stack : undefined]
}
