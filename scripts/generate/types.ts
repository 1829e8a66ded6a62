import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'
import type { Contract } from './contract.ts'

/**
 * Returns a document's TypeScript types. In the document, attributes are optional, because of `fields`. In the types, they are
 * required, because neither the client nor the mock's store uses `fields`.
 */
export async function types(contract: Contract): Promise<string> {
  const schemas = Object.fromEntries(
    Object.entries(contract.components.schemas).map(([name, schema]) => [
      name,
      name.endsWith('Attributes') ? { ...schema, required: Object.keys(schema.properties ?? {}) } : schema,
    ]),
  )
  // openapi-typescript mutates its input.
  const whole = structuredClone({ ...contract, components: { ...contract.components, schemas } })
  return astToString(await openapiTS(whole as unknown as OpenAPI3))
}
