// Reads a fixture over and over, until its standard input ends, and then tells how often, and what was wrong.
import { isWhole, storeFixture } from './store-fixtures.ts'

const [, , name, folder = ''] = process.argv
const fixture = storeFixture(name)
const others = JSON.stringify(fixture.read(folder).others)
const wrong: string[] = []
const seen = new Set<string>()
let reads = 0
let goesOn = true

function look(): string | undefined {
  try {
    const found = fixture.read(folder)
    seen.add(found.secret?.slice(0, 10) ?? '')
    if (!isWhole(found.secret)) return `a secret of ${found.secret?.length} characters`
    return JSON.stringify(found.others) === others ? undefined : 'other things'
  } catch (error) {
    return String(error)
  }
}

function readOn(): void {
  if (!goesOn) {
    console.log(JSON.stringify({ reads, seen: seen.size, wrong }))
    return
  }
  const problem = look()
  if (problem !== undefined) wrong.push(problem)
  reads += 1
  if (reads === 1) console.log('reading')
  setImmediate(readOn)
}

process.stdin.on('end', () => {
  goesOn = false
})
process.stdin.resume()
readOn()
