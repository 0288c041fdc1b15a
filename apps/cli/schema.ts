import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDatabase } from '../../platform/server/embedded-postgres/start-database.ts'
import { migrate } from '../../platform/server/migrate.ts'
import { schemaText } from './schema-text.ts'

const root = new URL('../../', import.meta.url)

/** `npm run schema`: db/tables.ts and db/schema.sql from the migrations, through a real database that is thrown away. */
const folder = await mkdtemp(join(tmpdir(), 'muster-schema-'))
// Run by root, the database server is another user, who must be let in.
await chmod(folder, 0o755)
const database = await startDatabase({ dataDir: join(folder, 'data'), elsewhere: join(folder, 'lib'), log() {} })
try {
  await migrate(database.url)
  const out = new URL('db/tables.ts', root).pathname
  const args = [
    '--dialect',
    'postgres',
    '--url',
    database.url,
    '--out-file',
    out,
    '--date-parser',
    'string',
    '--exclude-pattern',
    'migrations.*',
    '--default-schema',
    'none',
  ]
  execFileSync(new URL('node_modules/.bin/kysely-codegen', root).pathname, args, { stdio: 'inherit' })
  await writeFile(new URL('db/schema.sql', root), await schemaText(database.url))
} finally {
  await database.stop()
  await rm(folder, { recursive: true, force: true })
}
