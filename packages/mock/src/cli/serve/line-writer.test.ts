import { once } from 'node:events'
import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { lineWriter } from './line-writer.ts'

test('buffers a limited number of lines for a slow reader, and reports how many lines it dropped', async () => {
  const pending: (() => void)[] = []
  const read: string[] = []
  const slow = new Writable({
    write(chunk, _, done) {
      read.push(String(chunk))
      pending.push(done)
    },
  })
  const readAll = () => {
    for (let done = pending.shift(); done; done = pending.shift()) done()
  }
  const writeLine = lineWriter(slow, count => `${count} dropped`)
  for (let line = 0; line < 3_000; line++) writeLine('x'.repeat(1_000))
  expect(slow.writableLength).toBeLessThan(1_100_000)

  const drained = once(slow, 'drain')
  const reading = setInterval(readAll)
  await drained
  clearInterval(reading)
  writeLine('again')
  readAll()
  const written = read.filter(line => line.startsWith('x')).length
  expect(read).toContain(`${3_000 - written} dropped\n`)
})
