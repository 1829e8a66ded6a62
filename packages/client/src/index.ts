import { serverPlatform } from './core/server-platform.ts'
import { platform } from './platform.ts'

// For browsers, the package is `browser.ts`.
Object.assign(platform, serverPlatform)

export * from './browser.ts'
