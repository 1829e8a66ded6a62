#!/usr/bin/env node
import { onInterrupt, outliveReaders } from './src/interrupts.ts'
import { main } from './src/main.ts'

const { argv, env, stdout, stderr } = process
outliveReaders(stdout, stderr)
process.exitCode = await main(argv.slice(2), { env, stdout, stderr, signal: onInterrupt() })
