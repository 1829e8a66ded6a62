// Runs conformance cases against a mutated mock in a thread, because a thread can be stopped during an endless loop.
import { parentPort } from 'node:worker_threads'
import { messageOf } from '@workbench-sdk/internal/errors'
import { failingCases } from './failing-cases.ts'
import { FreshModules } from './fresh-modules.ts'
import type { Judgment, Question } from './judge.ts'

const modules = await FreshModules.ofPackages()

parentPort?.on('message', async ({ id, mutated }: Question) => {
  const isWanted = (caseId: string) => id === undefined || caseId === id || caseId.startsWith(`${id}/`)
  const judgment: Judgment = await failingCases(modules, isWanted, mutated).then(
    failing => ({ failing, loaded: modules.loaded }),
    error => ({ problem: messageOf(error) }),
  )
  parentPort?.postMessage(judgment)
})
