import { ask, sendCommand } from '../../../platform/browser/api.ts'
import { language } from '../../../platform/browser/language/language.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { MyPush } from '../push.ts'

/** on: messages come while the app is shut; off: they could; denied: this browser was told not to; none: it cannot. */
export type PushState = 'on' | 'off' | 'denied' | 'none'

/** Whether messages are pushed to whoever is at work in this browser. */
export async function pushState(): Promise<PushState> {
  const manager = await pushManager()
  if (!manager) return 'none'
  if (Notification.permission === 'denied') return 'denied'
  const subscription = await manager.getSubscription()
  const { endpointHashes } = await ask<MyPush>('notices.push')
  return subscription && endpointHashes.includes(await hashOf(subscription.endpoint)) ? 'on' : 'off'
}

/** Asks the person and then the browser; tells the server where to push. Throws what went wrong. */
export async function startPush(): Promise<PushState> {
  const manager = await pushManager()
  if (!manager) return 'none'
  if ((await Notification.requestPermission()) !== 'granted') return 'denied'
  const { publicKey } = await ask<MyPush>('notices.push')
  // One made for another house's key, or before the data came back from a backup, would never be heard.
  await (await manager.getSubscription())?.unsubscribe()
  const made = await manager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
  const { keys } = made.toJSON()
  const subscribed = { endpoint: made.endpoint, p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' }
  await sendCommand('notices.subscribePush', { subscriptionId: newId(), ...subscribed, language: language() })
  return 'on'
}

/** Nothing comes to this browser any more, whoever is at it next. */
export async function stopPush(): Promise<PushState> {
  const subscription = await (await pushManager())?.getSubscription()
  if (!subscription) return 'off'
  const endpointHash = await hashOf(subscription.endpoint)
  await subscription.unsubscribe()
  await sendCommand('notices.endPush', { endpointHash })
  return 'off'
}

async function pushManager(): Promise<PushManager | undefined> {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) return undefined
  return (await navigator.serviceWorker.getRegistration('/phone/'))?.pushManager
}

async function hashOf(endpoint: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint)))
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
