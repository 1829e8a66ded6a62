// Replaces one API key: node rotate-one-key.ts <account> <key> <env file>
import { Workbench } from '@workbench-sdk/client'
import { baseName, envFile, rotateApiKey } from '@workbench-sdk/client/rotation'

const [accountName = '', keyName = '', file = '.env'] = process.argv.slice(2)
const workbench = new Workbench() // reads WORKBENCH_API_KEY, an Organization Admin's key
const account = await workbench.serviceAccounts.list({ name: accountName }).first()
if (!account) throw new Error(`Service account "${accountName}" not found.`)
const keys = await workbench.serviceAccounts.keys(account, { active: true }).toArray()
// During a rotation, the new key also exists, with a later date.
const [key] = keys.filter(({ name }) => baseName(name) === keyName)
if (!key) throw new Error(`"${accountName}" has no active key "${keyName}".`)

const { status, newKey, deleteAt } = await rotateApiKey(workbench, {
  key,
  store: envFile(file, 'DEPLOY_KEY'), // or jsonFile, secretDirectory, commandStore, or your own SecretStore
  gracePeriod: 5_000, // milliseconds during which both keys work, so that programs can load the new one
  afterStore: () => console.log('stored; reload the programs that read the file here'),
  onProgress: ({ progress }) => console.log(progress),
})
console.log(`${status}: ${newKey?.name} is in use; a later run deletes the old key after ${deleteAt?.toISOString()}.`)
