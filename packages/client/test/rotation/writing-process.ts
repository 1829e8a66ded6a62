// Writes one secret after the other to a place, and a line for each, until it is killed.
import { writeSync } from 'node:fs'
import { Secret } from '../../src/secret.ts'
import { longSecret, placeNamed } from './places.ts'

const [, , name, folder = ''] = process.argv
const store = placeNamed(name).store(folder)

for (let number = 1; ; number += 1) {
  await store.write(new Secret(longSecret(number)))
  writeSync(1, `${number}\n`)
}
