import { AbortedError, Workbench } from '@workbench-sdk/client'

const workbench = new Workbench()
const controller = new AbortController()
const { signal } = controller

const keys = workbench.apiKeys.list({ active: true }, { signal }).toArray()
controller.abort('The user left the page.')
try {
  await keys
} catch (error) {
  if (!(error instanceof AbortedError)) throw error
  console.log(error.name, error.cause) // AbortError The user left the page.
}
