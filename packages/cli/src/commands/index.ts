import type { CommandModule } from '../command.ts'
import { audit } from './audit.ts'
import { check } from './check.ts'
import { init } from './init.ts'
import { prune } from './prune.ts'
import { rollback } from './rollback.ts'
import { rotate } from './rotate.ts'
import { status } from './status.ts'

/** All commands, in the order shown in the help. */
export const COMMANDS = [rotate, status, rollback, prune, check, audit, init] as readonly CommandModule<object>[]
