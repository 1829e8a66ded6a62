import { readFile } from 'node:fs/promises'
import { Workbench } from '@workbench-sdk/client'
import { Agent, fetch } from 'undici'

const dispatcher = new Agent({ connect: { ca: await readFile('ca.pem', 'utf8') } })
const workbench = new Workbench({ fetch: (url, init) => fetch(url, { ...init, dispatcher }) })
console.log((await workbench.organizations.list()).total) // 1
