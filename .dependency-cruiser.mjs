/** Who may import whom: the arrows of the packages, and of the folders inside them. */

const test = '\\.test(-d)?\\.ts$|/testing/|/integration/|/vitest\\.|\\.config\\.ts$';

/** Folders of one package from the top down: each may import those after it, and itself. */
function arrows(source, layers) {
  return layers.slice(1).map((layer, index) => ({
    name: `${source}: ${layer} is below ${layers[index]}`,
    severity: 'error',
    from: { path: `^${source}/(${layer})`, pathNot: test },
    to: { path: layers.slice(0, index + 1).map((above) => `^${source}/(${above})`) },
  }));
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'everything resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'generated files are leaves',
      severity: 'error',
      from: { path: '\\.gen\\.ts$' },
      to: { path: '^(packages|tools)/', pathNot: ['\\.gen\\.ts$', 'node_modules'] },
    },
    {
      name: 'no file imports the barrel of its own package',
      severity: 'error',
      from: { path: '^packages/([^/]+)/src/', pathNot: ['^packages/[^/]+/src/index\\.ts$', test] },
      to: { path: '^packages/$1/src/index\\.ts$' },
    },
    {
      name: 'core imports no other package',
      severity: 'error',
      from: { path: '^packages/core/src', pathNot: test },
      to: { path: '^packages/(?!core/)' },
    },
    {
      name: 'server imports no other package',
      severity: 'error',
      from: { path: '^packages/server/src', pathNot: test },
      to: { path: '^packages/(?!server/)' },
    },
    {
      name: 'the client runs without Node',
      severity: 'error',
      from: { path: '^packages/core/src', pathNot: ['^packages/core/src/node/', test] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'errors and async are leaves of core',
      severity: 'error',
      from: { path: '^packages/core/src/(errors|async)/', pathNot: test },
      to: { path: '^packages/core/src/', pathNot: '^packages/core/src/(errors|async)/' },
    },
    ...arrows('packages/core/src', [
      'index\\.ts',
      'handinger\\.ts',
      'calls/',
      'tasks/|streaming/|uploads/|pagination/',
      'transport/',
      'generated/',
    ]),
    ...arrows('packages/server/src', [
      'main\\.ts|cli/',
      'index\\.ts|start-server\\.ts',
      'app\\.ts',
      'routes/|plugins/',
      'services/|turns/',
      'repositories/',
      'db/',
    ]),
    {
      name: 'SQL only in repositories',
      severity: 'error',
      from: { path: '^packages/server/src', pathNot: ['^packages/server/src/(repositories|db)/', test] },
      to: { path: 'node_modules/drizzle-orm' },
    },
    {
      name: 'HTTP only in routes and plugins',
      severity: 'error',
      from: { path: '^packages/server/src/(services|repositories|db|agent|jobs)/', pathNot: test },
      to: { path: 'node_modules/(fastify|@fastify)/' },
    },
    {
      name: 'packages never import tools',
      severity: 'error',
      from: { path: '^packages/', pathNot: test },
      to: { path: '^tools/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@ramensoft/source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mts', '.mjs', '.js', '.json'],
    },
  },
};
