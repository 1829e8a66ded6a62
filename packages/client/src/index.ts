import { serverPlatform } from './core/server/platform.ts'
import { platform } from './platform.ts'

// The package's entry point for browsers is `browser.ts`.
Object.assign(platform, serverPlatform)

export * from './browser.ts'
