/** Who may import whom: the arrows of the packages, and of the folders inside them. */

const test =
  '\\.test(-d)?\\.tsx?$|/test-support/|^(packages/server|tools/[^/]+)/.*/testing/|/integration/|/vitest\\.|\\.config\\.ts$';

/** Folders of core that are entries of their own. */
const subpaths = 'proxy|ai-sdk|opentelemetry|testing|msw|follow|node|zod';

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
    {
      name: 'everything resolves',
      severity: 'error',
      from: {},
      // A Worker gets those from its runtime.
      to: { couldNotResolve: true, pathNot: '^cloudflare:' },
    },
    {
      name: 'generated files are leaves',
      severity: 'error',
      from: { path: '\\.gen\\.ts$' },
      to: {
        path: '^(packages|tools)/',
        // The published client is to the hooks what any package is.
        pathNot: ['\\.gen\\.ts$', 'node_modules', '^packages/core/src/index\\.ts$'],
      },
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
    {
      name: 'the main entry of core knows no subpath',
      severity: 'error',
      from: { path: '^packages/core/src/', pathNot: [`^packages/core/src/(${subpaths})/`, test] },
      to: { path: `^packages/core/src/(${subpaths})/` },
    },
    {
      name: 'subpaths of core know each other only where one is built on the other',
      severity: 'error',
      from: { path: `^packages/core/src/(${subpaths})/`, pathNot: test },
      to: {
        path: `^packages/core/src/(${subpaths})/`,
        pathNot: ['^packages/core/src/$1/', '^packages/core/src/testing/create-fake-handinger\\.ts$'],
      },
    },
    {
      name: 'what a user of core brings is imported by its own subpath only',
      severity: 'error',
      from: {
        path: '^packages/core/src/',
        pathNot: ['^packages/core/src/(ai-sdk|opentelemetry|msw|zod|generated)/', test],
      },
      to: { path: 'node_modules/(ai|@opentelemetry|msw|zod)/' },
    },
    {
      name: 'of the AI SDK core takes the types only',
      severity: 'error',
      from: { path: '^packages/core/src/', pathNot: test },
      to: { path: 'node_modules/ai/', dependencyTypesNot: ['type-only'] },
    },
    ...arrows('packages/core/src', [
      'index\\.ts',
      'handinger\\.ts',
      'resources/',
      'calls/',
      'tasks/|streaming/|uploads/|downloads/|pagination/',
      'transport/|output/|validation/',
      'generated/',
    ]),
    ...arrows('packages/server/src', [
      'main\\.ts|cli/',
      'index\\.ts|start-server\\.ts',
      'app\\.ts',
      'routes/|plugins/',
      'services/|turns/|schedules/',
      'deliveries/',
      'jobs/',
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
      name: 'webhooks imports no other package',
      severity: 'error',
      from: { path: '^packages/webhooks/src', pathNot: test },
      to: { path: '^packages/(?!webhooks/)' },
    },
    {
      name: 'of Node and of frameworks webhooks takes the types only',
      severity: 'error',
      from: { path: '^packages/webhooks/src', pathNot: test },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-peer'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the main entry of webhooks only verifies',
      severity: 'error',
      from: { path: '^packages/webhooks/src/index\\.ts', pathNot: test },
      to: { path: '^packages/webhooks/src/(receiver|adapters|testing)/', reachable: true },
    },
    {
      name: 'testing of webhooks knows no adapter',
      severity: 'error',
      from: { path: '^packages/webhooks/src/testing/', pathNot: test },
      to: { path: '^packages/webhooks/src/adapters/' },
    },
    {
      name: 'errors of webhooks are leaves',
      severity: 'error',
      from: { path: '^packages/webhooks/src/errors/', pathNot: test },
      to: { path: '^packages/webhooks/src/', pathNot: '^packages/webhooks/src/errors/' },
    },
    ...arrows('packages/webhooks/src', [
      'adapters/|testing/',
      'receiver/',
      'index\\.ts|verify\\.ts',
      'sign\\.ts|find-equal\\.ts|read-[^/]+\\.ts',
      'event\\.ts|errors/',
      'generated/',
    ]),
    {
      name: 'react imports the client by its entries only',
      severity: 'error',
      from: { path: '^packages/react/src', pathNot: test },
      to: { path: '^packages/(?!react/)', pathNot: '^packages/core/src/((testing|follow)/)?index\\.ts$' },
    },
    {
      name: 'stores and what runs on a server know no React',
      severity: 'error',
      from: { path: '^packages/react/src/(stores|server)/', pathNot: test },
      to: { path: 'node_modules/(react|react-dom)/', reachable: true },
    },
    ...arrows('packages/react/src', [
      'index\\.ts|testing/',
      'hooks/',
      'handinger-provider\\.tsx',
      'use-handinger',
      'stores/',
      'queries/|server/',
      'generated/',
    ]),
    {
      name: 'the dashboard is built with the hooks',
      severity: 'error',
      from: { path: '^packages/dashboard/src', pathNot: test },
      to: { path: '^packages/(?!dashboard/)', pathNot: '^packages/(core|react)/src/index\\.ts$' },
    },
    {
      name: 'pieces of the design know no page',
      severity: 'error',
      from: { path: '^packages/dashboard/src/design/', pathNot: test },
      to: { path: '^packages/dashboard/src/(?!design/)' },
    },
    {
      name: 'packages never import tools or examples',
      severity: 'error',
      from: { path: '^packages/', pathNot: test },
      to: { path: '^(tools|examples)/' },
    },
    {
      name: 'examples import what a user can install',
      severity: 'error',
      from: { path: '^examples/', pathNot: ['^examples/testing/', test] },
      to: { path: '^tools/|^packages/[^/]+/src/(?!.*index\\.ts$)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(packages|tools|examples)/[^/]+/((dist|\\.next)/|next-env\\.d\\.ts$)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@ramensoft/source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.json'],
    },
  },
};
