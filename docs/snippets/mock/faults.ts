import { WorkbenchMock } from '@workbench-sdk/mock'

const mock = new WorkbenchMock()
mock.faults.add({ on: 'POST /api_keys', times: 1, status: 503, retryAfter: 2 })
mock.faults.add({ on: 'POST /api_keys', times: 1, drop: true, when: 'after-commit' }) // the key is created, the response is lost
mock.faults.add({ on: 'GET *', rate: 0.1, body: 'cut' }) // a tenth of them, determined by the seed
mock.faults.add({ latency: [50, 250] }) // milliseconds
mock.faults.add({ rateLimit: { limit: 10, per: { seconds: 1 } } })
console.log(mock.faults.list().length) // 5
