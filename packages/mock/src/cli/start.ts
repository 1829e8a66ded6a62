// Starts the program. The import is dynamic, because its modules cannot be loaded by each old version of Node.
import { checkNode } from '@workbench-sdk/internal/check-node'

if (checkNode(new URL('../../package.json', import.meta.url))) await import('./main.ts')
