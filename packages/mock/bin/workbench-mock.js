#!/usr/bin/env node
// Committed, and not built, so that npm links the command also where nothing is built yet.
import '../dist/cli/main.js'
