import { useEffect, useState } from 'react'
import { postJson } from './api.ts'
import { type Texts, useTexts } from './language/language.ts'

/** What the server puts into the address when the way back from another house ends outside, by what a person must know. */
const meanings: Record<string, keyof typeof zh> = {
  access_denied: 'denied',
  signup_disabled: 'notTied',
  account_not_linked: 'notTied',
  account_disabled: 'disabled',
  account_already_linked_to_different_user: 'tiedElsewhere',
  state_mismatch: 'expired',
  state_not_found: 'expired',
  please_restart_the_process: 'expired',
}

const zh = {
  denied: '您在统一认证那边取消了，没有登录。可以重试，或用账号密码登录。',
  notTied: '统一认证认得您，但还没有与集结号账号关联。请先用账号密码登录，在“我的账号”里关联；没有账号请找本级管理员。',
  disabled: '账号已停用，不能登录。如有疑问请找本级管理员。',
  tiedElsewhere: '这个统一认证身份已关联另一个账号，没有更改。请先在那个账号解除，或找本级管理员。',
  expired: '这次登录已过期，或不是从本页开始的。请在本页重新登录。',
  failed: '统一认证没有确认您的身份，没有登录。请重试，或用账号密码登录。',
}

const texts: Texts<keyof typeof zh> = {
  zh,
  en: {
    denied: 'You cancelled over there, so you are not signed in. Try again, or use your password.',
    notTied:
      'You are known over there, but not tied to an account here. Sign in with your password and tie it under “My account”; without an account ask the administrator of your level.',
    disabled: 'This account is disabled. Ask the administrator of your level.',
    tiedElsewhere: 'That identity is tied to another account here; nothing was changed. Untie it there first.',
    expired: 'This sign-in took too long, or did not begin on this page. Sign in again here.',
    failed: 'The other side did not confirm who you are. Try again, or use your password.',
  },
}

// Read as the page opens: the router and lazy pages may draw the form more than once before anybody sees it. Taken out of
// the address, since a reload or a bookmark must not say it again.
let code = takeCode()

/** Why somebody who came back from another house is still outside; undefined when nobody came back so. */
export function useSignOnRefusal(): string | undefined {
  const t = useTexts(texts)
  const [came] = useState(code)
  useEffect(
    () => () => {
      code = undefined
    },
    [],
  )
  return came === undefined ? undefined : t(meanings[came] ?? 'failed')
}

function takeCode(): string | undefined {
  const address = new URL(window.location.href)
  const found = address.searchParams.get('error') ?? undefined
  for (const name of ['error', 'error_description']) address.searchParams.delete(name)
  if (found !== undefined) window.history.replaceState(window.history.state, '', address)
  return found
}

/** Leaves for the other house, to sign in or to tie one's account to it; the browser comes back to `backTo`. */
export async function leaveForSignOn(provider: string, { backTo, tie }: { backTo: string; tie?: boolean }) {
  const [path] = backTo.split('?')
  const { url } = await postJson<{ url: string }>(tie ? '/api/auth/link-social' : '/api/auth/sign-in/social', {
    provider,
    callbackURL: backTo,
    errorCallbackURL: path,
  })
  window.location.assign(url)
}
