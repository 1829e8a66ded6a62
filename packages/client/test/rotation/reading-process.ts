// Reads a fixture repeatedly until standard input ends. Then prints the number of reads and the problems.
import { setTimeout } from 'node:timers/promises'
import { isComplete, storeFixture } from './store-fixtures.ts'

const [, , name, folder = ''] = process.argv
const fixture = storeFixture(name)
const others = JSON.stringify(fixture.read(folder).others)
const problems: string[] = []
const seen = new Set<string>()
let reads = 0
let isReading = true

function readOnce(): string | undefined {
  try {
    const found = fixture.read(folder)
    seen.add(found.secret?.slice(0, 10) ?? '')
    if (!isComplete(found.secret)) return `a secret of ${found.secret?.length} characters`
    return JSON.stringify(found.others) === others ? undefined : 'other content'
  } catch (error) {
    return String(error)
  }
}

process.stdin.on('end', () => {
  isReading = false
})
process.stdin.resume()
while (isReading) {
  const problem = readOnce()
  if (problem !== undefined) problems.push(problem)
  reads += 1
  if (reads === 1) console.log('reading')
  // Leaves the processor to the writer.
  await setTimeout(2)
}
console.log(JSON.stringify({ reads, seen: seen.size, problems }))
