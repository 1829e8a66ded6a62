#!/usr/bin/env node
import { onInterrupt } from './src/interrupts.ts'
import { main } from './src/main.ts'
import { ignoreClosedPipes } from './src/output.ts'

const { argv, env, stdout, stderr } = process
ignoreClosedPipes(stdout, stderr)
process.exitCode = await main(argv.slice(2), { env, stdout, stderr, now: new Date(), signal: onInterrupt() })
