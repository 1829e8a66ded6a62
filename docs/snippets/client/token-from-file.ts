import { readFile } from 'node:fs/promises'
import { Workbench } from '@workbench-sdk/client'

const workbench = new Workbench({ token: () => readFile('secrets/workbench', 'utf8') })
console.log((await workbench.organizations.list()).total) // 1
