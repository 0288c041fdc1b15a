import type { RevealedWatch } from '../watch.ts'

/** Whom a watch is for, in the clear, as a record shows it. */
export function watchFields(
  { name, identityNumber, why }: RevealedWatch,
  t: (key: 'name' | 'identityNumber' | 'watchWhy') => string,
): [string, string][] {
  return [
    [t('name'), name ?? '–'],
    [t('identityNumber'), identityNumber ?? '–'],
    [t('watchWhy'), why ?? '–'],
  ]
}
