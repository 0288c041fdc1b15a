import { postJson } from './api.ts'

/** Second factors of the signed-in account, and whether this session showed one. `missing`: personal fields stay shut. */
export type SecondFactor = { app: boolean; passkey: boolean; shown: boolean; missing: boolean }

export const beginCodeApp = () => postJson<{ secret: string; picture: string }>('/api/auth/second-factor/begin', {})
export const confirmCodeApp = (code: string) => postJson('/api/auth/second-factor/confirm', { code })
export const showCode = (code: string) => postJson('/api/auth/second-factor/show', { code })
export const removeCodeApp = () => postJson('/api/auth/second-factor/remove', {})
