import { passkeyClient } from '@better-auth/passkey/client'
import { createAuthClient } from 'better-auth/client'

const client = createAuthClient({
  plugins: [passkeyClient()],
  fetchOptions: { headers: { 'x-muster': '1' } },
})

/** Asks the device for a passkey of this server; throws when there is none or the person cancels. */
export async function signInWithPasskey() {
  const { error } = await client.signIn.passkey()
  if (error) throw new Error(error.message ?? 'passkey')
}
