import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { beforeAll, describe, expect, test } from 'vitest';

import { emptyProject } from './empty-project.ts';
import { pack } from './pack.ts';

/** One name of each entry. */
const entries = {
  '.': 'useTask',
  './server': 'prefetchTask',
  './testing': 'createHandingerTest',
} as const;

/** The oldest and the newest React, each with its types. */
const reacts = {
  'React 18': ['react@18.3.1', 'react-dom@18.3.1', '@types/react@18.3.27', '@types/react-dom@18.3.7'],
  'React 19': ['react@19.3.1', 'react-dom@19.3.1', '@types/react@19.3.0', '@types/react-dom@19.3.0'],
} as const;

const packageName = '@ramensoft/handinger-react';
const fixture = new URL('fixtures/typed-react.tsx', import.meta.url);

describe.each(Object.entries(reacts))('the packed hooks in an empty project with %s', (name, versions) => {
  let project: Awaited<ReturnType<typeof emptyProject>>;
  beforeAll(async () => {
    const tarballs = [await pack('core'), await pack('react')];
    project = await emptyProject([
      ...tarballs,
      ...versions,
      '@tanstack/react-query@5.108.0',
      'typescript@6.0.3',
    ]);
  });

  const fileOf = (path: string) =>
    readFile(join(project.folder, 'node_modules', packageName, 'dist', path), 'utf8');

  test('mark the hooks as code of the browser, and nothing else', async () => {
    for (const file of ['index.js', 'index.cjs']) expect(await fileOf(file)).toMatch(/^'use client';/);
    for (const file of ['server.js', 'server.cjs']) {
      const code = await fileOf(file);
      expect(code).not.toContain('use client');
      expect(code).not.toMatch(/(?:from|require\()\s*['"]react/);
    }
  });

  test.each(Object.entries(entries))(
    '%s gives the same names by import and by require',
    async (entry, one) => {
      const specifier = JSON.stringify(join(packageName, entry));
      const print = (names: string) =>
        `console.log(JSON.stringify(Object.keys(${names}).filter((one) => one !== 'module.exports').sort()));`;
      const file = `names-${entry.replaceAll(/\W+/g, '-')}`;
      const byImport = `import * as names from ${specifier}; ${print('names')}`;
      const imported = await project.node([await project.write(`${file}.mjs`, byImport)]);
      const required = await project.node([
        await project.write(`${file}.cjs`, print(`require(${specifier})`)),
      ]);
      expect(JSON.parse(imported)).toContain(one);
      expect(required).toBe(imported);
    },
  );

  test('render on a server, and ask for nothing there', async () => {
    const program = `
      import { HandingerProvider, useTask, useWorkers } from '${packageName}';
      import { createElement } from 'react';
      import { renderToString } from 'react-dom/server';
      let requests = 0;
      globalThis.fetch = async () => { requests += 1; return Response.json({}); };
      const Page = () => {
        const { status } = useTask({ workerId: 'wrk_1', taskId: 'tsk_1' });
        const { isPending } = useWorkers();
        return createElement('p', null, status, ' ', String(isPending));
      };
      const html = renderToString(createElement(HandingerProvider, null, createElement(Page)));
      await new Promise((resolve) => setTimeout(resolve, 100));
      console.log(JSON.stringify({ html, requests }));`;
    const output = await project.node([await project.write('render.mjs', program)]);
    expect(JSON.parse(output)).toEqual({ html: '<p>idle<!-- --> <!-- -->true</p>', requests: 0 });
  });

  // Each tells a mistake of its own kind; the others would tell the same again.
  test.each(name === 'React 19' ? ['node16', 'nodenext', 'bundler'] : ['bundler'])(
    'have right types under %s',
    async (moduleResolution) => {
      const source = await readFile(fixture, 'utf8');
      const compilerOptions = {
        module: moduleResolution === 'bundler' ? 'esnext' : moduleResolution,
        moduleResolution,
        target: 'es2022',
        lib: ['es2023', 'dom', 'dom.iterable', 'esnext.disposable'],
        types: [],
        jsx: 'react-jsx',
        strict: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: false,
        noEmit: true,
      };
      // Beside the right program a wrong one: the check must be able to fail, and compiling once takes long enough.
      const folder = `types-${moduleResolution}`;
      const files = ['page.tsx', 'wrong-page.tsx'];
      const config = await project.write(
        `${folder}/tsconfig.json`,
        JSON.stringify({ compilerOptions, files }),
      );
      await project.write(`${folder}/package.json`, '{ "type": "module" }');
      await project.write(`${folder}/page.tsx`, source);
      await project.write(`${folder}/wrong-page.tsx`, source.replace("budget: 'low'", "budget: 'lowest'"));
      const errors = await project.node(['node_modules/typescript/bin/tsc', '-p', config]).catch(String);
      const found = errors.split('\n').filter((line) => line.includes(': error TS'));
      expect(found.length).toBeGreaterThan(0);
      expect(found.filter((line) => !line.startsWith(`${folder}/wrong-page.tsx(`))).toEqual([]);
    },
  );
});
