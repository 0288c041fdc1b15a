const remembered = 'muster.largeFont'

export function largeFont(): boolean {
  return localStorage.getItem(remembered) === 'on'
}

/** Remembers the choice on this phone and shows it at once. */
export function wantLargeFont(wanted: boolean): void {
  localStorage.setItem(remembered, wanted ? 'on' : 'off')
  applyLargeFont()
}

export function applyLargeFont(): void {
  document.documentElement.dataset.size = largeFont() ? 'large' : 'normal'
}
