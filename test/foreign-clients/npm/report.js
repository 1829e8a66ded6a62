import { OPERATIONS } from '../../../scripts/foreign-clients/npm-clients.ts'

/** The URL of the mock, without a path. */
export const ORIGIN = process.env.WORKBENCH_URL
export const API = `${ORIGIN}/api/v2`
export const AUTHORIZATION = `Bearer ${process.env.WORKBENCH_ADMIN}`

/**
 * Runs the operations in order, even if an earlier one failed, and prints the reason for each failure as JSON.
 *
 * @param operations functions that return whether the client returned what it should have
 */
export async function report(operations) {
  const failures = {}
  for (const name of OPERATIONS) {
    const operation = operations[name]
    if (!operation) failures[name] = 'The client has no such operation.'
    else {
      try {
        const result = await operation()
        if (result !== true) failures[name] = `The result is ${JSON.stringify(result)?.slice(0, 300)}.`
      } catch (error) {
        failures[name] = String(error?.message ?? JSON.stringify(error)).slice(0, 300)
      }
    }
  }
  console.log(JSON.stringify(failures))
  process.exit(0)
}

/** Resolves to whether the promise is rejected. */
export async function isRejected(promise) {
  return Promise.resolve(promise).then(
    () => false,
    () => true,
  )
}
