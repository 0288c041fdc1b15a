// Before the first paint, so that a dark desk does not flash white. A file of its own: the page allows no inline script.
const chosen = localStorage.getItem('muster.look')
const dark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
document.documentElement.dataset.look = dark ? 'dark' : 'light'
