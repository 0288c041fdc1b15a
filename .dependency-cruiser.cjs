/** The house rules: which layer may import which. See docs/decisions/0002-layers-checked-by-a-tool.md. */
const SERVER = '^(modules/[^/]+|platform|apps)/(server|worker|cli)/'
const BROWSER = '^(modules/[^/]+|platform|apps)/(console|phone|browser|public)/'
const WORDS = '^modules/[^/]+/[^/]+[.]ts$' // passage.ts, rules.ts: they run everywhere
const TESTS = '(^|/)tests/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'platform-knows-no-module',
      severity: 'error',
      from: { path: '^platform/', pathNot: TESTS },
      to: { path: '^(modules|apps)/' },
    },
    { name: 'modules-know-no-app', severity: 'error', from: { path: '^modules/' }, to: { path: '^apps/' } },
    {
      name: 'other-modules-through-public',
      severity: 'error',
      from: { path: '^modules/([^/]+)/' },
      to: {
        path: '^modules/',
        pathNot: ['^modules/$1/', WORDS, '^modules/[^/]+/(server|console|phone)/public[.]ts$'],
      },
    },
    {
      name: 'browser-never-imports-server',
      severity: 'error',
      from: { path: BROWSER, pathNot: TESTS },
      to: { path: SERVER },
    },
    {
      name: 'server-never-imports-browser',
      severity: 'error',
      from: { path: SERVER, pathNot: TESTS },
      to: { path: BROWSER },
    },
    {
      name: 'console-and-phone-apart',
      severity: 'error',
      from: { path: '/(console|phone)/', pathNot: TESTS },
      to: { path: '/(console|phone)/', pathNot: '/$1/' },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: WORDS },
      to: { pathNot: [WORDS, '^platform/shared/', 'node_modules/zod/'] },
    },
    {
      name: 'shared-is-pure',
      severity: 'error',
      from: { path: '^platform/shared/', pathNot: TESTS },
      to: { pathNot: ['^platform/shared/', 'node_modules/(zod|uuid|@noble)/'] },
    },
    {
      name: 'routes-never-touch-the-database',
      severity: 'error',
      from: { path: '/server/routes[.]ts$' },
      to: { path: '^platform/server/database' },
    },
    {
      name: 'product-never-imports-tests',
      severity: 'error',
      from: { path: '^(platform|modules|apps)/', pathNot: [TESTS, '[.]test[.]tsx?$'] },
      to: { path: TESTS },
    },
    {
      name: 'every-import-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '[?]|^virtual:' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types', 'browser'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
