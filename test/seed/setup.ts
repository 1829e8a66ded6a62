// Vitest runs this before each test file.
import fc from 'fast-check'
import { RANDOM_SEED } from './seed.ts'

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: RANDOM_SEED })
