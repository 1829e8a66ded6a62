#!/usr/bin/env node
import { ignoreClosedPipes, onInterrupt } from './src/interrupts.ts'
import { main } from './src/main.ts'

const { argv, env, stdout, stderr } = process
ignoreClosedPipes(stdout, stderr)
process.exitCode = await main(argv.slice(2), { env, stdout, stderr, signal: onInterrupt() })
