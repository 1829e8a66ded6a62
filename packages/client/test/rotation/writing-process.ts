// Writes secrets to a fixture, and prints a line for each, until it is killed.
import { writeSync } from 'node:fs'
import { Secret } from '../../src/index.ts'
import { longSecret, storeFixture } from './store-fixtures.ts'

const [, , name, folder = ''] = process.argv
const store = storeFixture(name).store(folder)

for (let number = 1; ; number += 1) {
  await store.write(new Secret(longSecret(number)))
  writeSync(1, `${number}\n`)
}
