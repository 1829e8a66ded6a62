// Starts the program. The imports are dynamic, because some old versions of Node cannot load its modules.
import { checkNode } from '@workbench-sdk/internal/check-node'

if (checkNode(new URL('../package.json', import.meta.url))) {
  // Comes first, because an interrupt while the program is loading would end it without its document.
  const { onInterrupt } = await import('./interrupts.ts')
  const signal = onInterrupt()
  const { main } = await import('./main.ts')
  await main(signal)
}
