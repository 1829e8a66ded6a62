import { connectMock } from '@workbench-sdk/mock/remote'

export default {
  e2e: {
    baseUrl: 'http://localhost:5173', // the app
    setupNodeEvents(on: (event: 'task', tasks: Record<string, (argument: never) => Promise<unknown>>) => void) {
      const connection = connectMock('http://127.0.0.1:4010', { world: 'cypress' })
      on('task', {
        async resetMock(scenario: 'typical' | 'stale-keys') {
          const mock = await connection
          await mock.reset()
          await mock.seed(scenario)
          return { baseUrl: mock.baseUrl, token: mock.tokens.admin }
        },
        async keyNames() {
          const keys = await (await connection).apiKeys()
          return keys.map(({ name }) => name)
        },
      })
    },
  },
}
