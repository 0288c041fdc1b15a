// Taken in by the service worker: shows that there is news while the app is shut, and opens its page.
self.addEventListener('push', (event) => {
  const { title = '集结号', body = '', tag } = event.data?.json() ?? {}
  const shown = { body, tag, icon: '/phone/icon-192.png', badge: '/phone/icon-192.png' }
  event.waitUntil(self.registration.showNotification(title, shown))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(openMessages())
})

async function openMessages() {
  const page = '/phone/messages'
  const [open] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (!open) return self.clients.openWindow(page)
  await open.focus()
  await open.navigate(page)
}
