// TypeScript 7 has no JavaScript API, and dependency-cruiser reads imports through that API.
// Loaded with `node --import`, this gives it TypeScript 6, installed beside under another name.
import { registerHooks } from 'node:module'

registerHooks({
  resolve(specifier, context, nextResolve) {
    const wanted = specifier === 'typescript' || specifier.startsWith('typescript/')
    return nextResolve(wanted ? specifier.replace('typescript', 'typescript-with-api') : specifier, context)
  },
})
