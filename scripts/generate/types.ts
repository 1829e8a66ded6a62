import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'
import type { Contract } from './contract.ts'

/**
 * The contract as TypeScript. Attributes are optional in the document, since `fields` trims them; they are required
 * here, since neither the client nor the mock's own store ever trims.
 */
export async function types(contract: Contract): Promise<string> {
  const schemas = Object.fromEntries(
    Object.entries(contract.components.schemas).map(([name, schema]) => [
      name,
      name.endsWith('Attributes') ? { ...schema, required: Object.keys(schema.properties ?? {}) } : schema,
    ]),
  )
  // A copy, since openapi-typescript changes what it is given.
  const whole = structuredClone({ ...contract, components: { ...contract.components, schemas } })
  return astToString(await openapiTS(whole as unknown as OpenAPI3))
}
