// The request handlers of MSW that msw-auto-mock generates.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getResponse } from 'msw'
import { compileAndImport, createFolder, generateIn, withPlainJson } from './generated.js'
import { reportMock } from './mocks.js'

const folder = await createFolder("export { handlers } from './mock/handlers'\n")
await writeFile(join(folder, 'openapi.json'), JSON.stringify(await withPlainJson()))
await generateIn(folder, 'msw-auto-mock', ['openapi.json', '-o', 'mock', '--base-url', '--codes', '200,201'])
const { handlers } = await compileAndImport(folder, [])
await reportMock(request => getResponse(handlers, request), 'application/json')
