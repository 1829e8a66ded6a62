// Starts the program. The import is dynamic, because some old versions of Node cannot load its modules.
import { checkNode } from '@workbench-sdk/internal/check-node'

if (checkNode(new URL('../package.json', import.meta.url))) await import('./main.ts')
