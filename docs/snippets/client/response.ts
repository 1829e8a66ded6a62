import { Workbench } from '@workbench-sdk/client'

const workbench = new Workbench()

const { data, response } = await workbench.apiKeys.list({ active: true }).withResponse()
console.log(data.items.length)
console.log(response.status, response.attempts) // 200 1
console.log(response.requestId, response.headers.get('date'))
