#!/usr/bin/env node
// Committed and not built, so that npm can link the command before the first build.
import '../dist/cli/start.js'
