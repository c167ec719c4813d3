import type { Plugin } from 'esbuild';

/** What each package says to itself, and the same that says nothing. */
const SILENT: Readonly<Record<string, string>> = {
  '@secretlint/profiler': 'export const secretLintProfiler = { mark() {}, setEnabled() {}, isEnabled: false };',
  debug: 'export default () => () => undefined;',
};

/**
 * Secretlint measures and logs itself, for which nobody of ours asks: it makes the thread that looks load node's
 * measurements, sockets and terminals (half of what it loads), and two marks for each rule and each text.
 */
export const silentSecretlint: Plugin = {
  name: 'silent-secretlint',
  setup(build) {
    build.onResolve({ filter: /^(?:@secretlint\/profiler|debug)$/ }, ({ path, importer }) =>
      /[\\/]@secretlint[\\/]/.test(importer) ? { path, namespace: 'silent' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'silent' }, ({ path }) => ({ contents: SILENT[path] ?? '', loader: 'js' }));
  },
};
