import { resolve } from 'node:path'
import { defineConfig } from '@playwright/test'
import { BINARY, FLAGS, isInstalled } from '../../../scripts/browsers/chromium.ts'
import { freePort } from '../../../scripts/processes/free-port.ts'

// The workers inherit the variable.
process.env.DOCS_PORT ??= String(await freePort())
const baseURL = `http://127.0.0.1:${process.env.DOCS_PORT}`

/** Debian's Chromium if it is installed, otherwise Playwright's own. */
const launchOptions = (await isInstalled()) ? { executablePath: BINARY, args: FLAGS } : {}

export default defineConfig({
  outputDir: '../../../artefacts/docs/failed',
  reporter: [['list'], ['json', { outputFile: '../../../artefacts/docs/report.json' }]],
  timeout: 600_000,
  expect: { timeout: 60_000 },
  forbidOnly: process.env.CI !== undefined,
  fullyParallel: true,
  workers: 2,
  // The server compresses every response with Brotli, which takes more processor time than the pages.
  use: { baseURL, launchOptions, extraHTTPHeaders: { 'accept-encoding': 'identity' } },
  webServer: {
    command: `node node_modules/vitepress/bin/vitepress.js preview docs --port ${process.env.DOCS_PORT}`,
    cwd: resolve(import.meta.dirname, '../../..'),
    url: baseURL,
    timeout: 60_000,
  },
})
