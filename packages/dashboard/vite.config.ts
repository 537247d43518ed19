import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv, type Plugin } from 'vite';

/**
 * `vite` serves the pages on port 4748 and passes calls on to a running server: HANDINGER_BASE_URL, by default
 * http://127.0.0.1:4747.
 */
export default defineConfig(({ mode }) => {
  const { HANDINGER_BASE_URL } = loadEnv(mode, '.', 'HANDINGER_');
  const toServer = { target: HANDINGER_BASE_URL ?? 'http://127.0.0.1:4747' };
  return {
    base: '/',
    plugins: [react(), preloadFonts()],
    // The hooks and the client are built from their sources: no build of theirs has to come first.
    resolve: { conditions: ['@ramensoft/source', 'module', 'browser', 'development|production'] },
    server: { port: 4748, proxy: { '/api': toServer, '/session': toServer } },
    build: {
      target: 'es2023',
      // Browsers that know `light-dark()` and nesting, so that the style sheets stay as they are written.
      cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
      // The policy of the served page allows fonts from its own origin only, and none as data.
      assetsInlineLimit: 0,
      // What is bundled keeps the notices that its licenses ask for.
      license: { fileName: 'licenses.md' },
    },
  };
});

/** Has the fonts of text and headings loaded with the page, so that it does not start with others and jump. */
function preloadFonts(): Plugin {
  return {
    name: 'preload-fonts',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle = {} }) =>
        Object.keys(bundle)
          .filter((file) => /(?:bricolage-grotesque|hanken-grotesk)-latin-(?:opsz|wght)-normal-/.test(file))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: '' },
            injectTo: 'head' as const,
          })),
    },
  };
}
