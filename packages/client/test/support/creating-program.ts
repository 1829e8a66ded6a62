// Creates a key through the proxy of the environment, and sends the error to the parent process.
import { Workbench } from '../../src/index.ts'

const workbench = new Workbench({ token: 'a-token', baseUrl: 'https://workbench.expel.io', retries: 0 })
try {
  await workbench.apiKeys.create({ serviceAccount: 'an-account', name: 'deploy' })
} catch (error) {
  const { name, message } = Object(error)
  process.send?.({ name, message })
}
