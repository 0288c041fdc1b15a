import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const database = './tests/support/database-server.ts'

// Four kinds of test, told apart by where they stand. `npx vitest run --project rooms modules/duty` runs one room's.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'house',
          include: ['tests/architecture/**/*.test.ts'],
          globalSetup: [database],
          testTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'rooms',
          include: ['{platform,modules,apps,bench}/**/*.test.{ts,tsx}'],
          globalSetup: [database],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // These wait for databases and browsers more than they reckon: two at once even where vitest would take one.
          maxWorkers: Math.max(2, availableParallelism()),
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts', 'tests/support/**/*.test.ts'],
          globalSetup: [database],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          globalSetup: [database, './tests/support/built-apps.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
})
