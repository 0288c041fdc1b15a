#!/usr/bin/env node
process.argv.splice(2, 0, 'muster')
await import('./bootstrap.mjs')
