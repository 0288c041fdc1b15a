import { chown, readFile, writeFile } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import type { ServerUser } from './server-user.ts'

const MEGABYTE = 1024 * 1024

/**
 * The server's settings, measured for a machine of 2 cores and 24 GiB that also runs Muster and sized down for smaller ones.
 * Statements and row values stay out of the server's log: they may hold personal data.
 */
export function serverSettings(memoryBytes: number = totalmem()): string {
  const megabytes = Math.floor(memoryBytes / MEGABYTE)
  const sharedBuffers = Math.max(64, Math.min(512, Math.floor(megabytes / 8)))
  return `# Written by Muster at each start; changes made here are lost.
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 60
shared_buffers = ${sharedBuffers}MB
effective_cache_size = ${Math.floor(megabytes / 2)}MB
work_mem = 16MB
maintenance_work_mem = ${Math.max(64, Math.min(256, Math.floor(megabytes / 16)))}MB
random_page_cost = 1.1
jit = off

fsync = on
synchronous_commit = on
full_page_writes = on
wal_level = minimal
max_wal_senders = 0
wal_buffers = 16MB
min_wal_size = 256MB
max_wal_size = 4GB
checkpoint_timeout = 15min
checkpoint_completion_target = 0.9
autovacuum_vacuum_scale_factor = 0.05
autovacuum_analyze_scale_factor = 0.02

password_encryption = 'scram-sha-256'
timezone = 'UTC'
datestyle = 'iso, ymd'

logging_collector = on
log_directory = 'log'
log_filename = 'postgresql-%a.log'
log_truncate_on_rotation = on
log_rotation_age = 1d
log_rotation_size = 0
log_timezone = 'UTC'
log_error_verbosity = terse
log_min_error_statement = panic
log_min_duration_statement = -1
log_parameter_max_length_on_error = 0
`
}

/** Password sign-in from this machine only; nothing else is let in. */
const ACCESS_RULES = '# Written by Muster.\nhost all all 127.0.0.1/32 scram-sha-256\n'

/** Writes the settings; answers whether they differ from those the cluster had. */
export async function writeSettings(cluster: string, user: ServerUser | undefined): Promise<boolean> {
  const files = { 'muster.conf': serverSettings(), 'pg_hba.conf': ACCESS_RULES }
  let changed = false
  for (const [name, text] of Object.entries(files)) {
    const path = join(cluster, name)
    if ((await readFile(path, 'utf8').catch(() => '')) === text) continue
    await writeFile(path, text, { mode: 0o600, flush: true })
    if (user) await chown(path, user.uid, user.gid)
    changed = true
  }
  const main = join(cluster, 'postgresql.conf')
  const text = await readFile(main, 'utf8')
  if (!text.includes("include 'muster.conf'"))
    await writeFile(main, `${text}\ninclude 'muster.conf'\n`, { flush: true })
  return changed
}
