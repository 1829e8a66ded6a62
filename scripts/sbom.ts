// Writes the bill of materials of the published packages (CycloneDX) and their licenses to artefacts/release. Requires a build.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { billOfMaterials, licenseReport } from './packages/bill-of-materials.ts'
import { createProject } from './published/project.ts'

const FOLDER = 'artefacts/release'

await using project = await createProject()
const bill = await billOfMaterials(project)
await mkdir(FOLDER, { recursive: true })
await writeFile(join(FOLDER, 'sbom.cdx.json'), `${JSON.stringify(bill, null, 2)}\n`)
await writeFile(join(FOLDER, 'licenses.md'), licenseReport(bill))
console.log(`Wrote ${bill.components.length} components to ${FOLDER}.`)
