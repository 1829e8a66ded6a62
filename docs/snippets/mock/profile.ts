import { readFile } from 'node:fs/promises'
import { WorkbenchMock } from '@workbench-sdk/mock'

const profile = JSON.parse(await readFile('workbench-profile.json', 'utf8'))
const mock = new WorkbenchMock({ profile })
console.log(mock.assumptions.enableCascade) // untouched-only
