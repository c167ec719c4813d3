import { globSync } from 'node:fs';
import { join } from 'node:path';

import type { Plugin } from 'esbuild';

import { ROOT } from '../support/root.ts';

/** Light code that nearly every command and screen shares, and with it whatever it imports. No package may be among that. */
const SHARED = [
  'src/domain/*.ts',
  'src/domain/report/**/*.ts',
  'services/monitor/**/*.ts',
  'services/checks/**/*.ts',
  'src/cli/command.ts',
  'src/cli/{health,check}/**/*.ts',
  'src/config/*.ts',
  'src/launcher/{arguments,version,world,run-command,real-world}.ts',
  'services/adapters/{shell,files}.ts',
  'services/adapters/{clock,errno,thread}.ts',
  'services/adapters/system/{reachable,followed,proc,usage}.ts',
  'services/adapters/system/parse/{stat,auxv}.ts',
  'services/adapters/shell/group.ts',
  'src/domain/git/{failure,operation,status-v2}.ts',
  'src/domain/push/*.ts',
  'src/domain/procedure/{phase-state,record-of-runs,run-state,standing}.ts',
  'src/domain/processes/signals.ts',
  'src/domain/recovery/release.ts',
  'src/domain/release/edits/{document,edit,formats,range,replace,spot,tree}.ts',
  'src/domain/release/made/{agree,node-manifest,version-files}.ts',
  'src/domain/release/one-line.ts',
  'src/domain/release/secrets/finding.ts',
  'src/domain/service/unit.ts',
  'services/adapters/managers/containers/{ask,engine}.ts',
  'services/adapters/managers/support/{ask-socket,no-unit}.ts',
  'services/adapters/managers/systemd/{ask,unit-name}.ts',
  'services/adapters/state/private-dir.ts',
  'services/adapters/system/cgroup.ts',
  'services/adapters/shell/{environment,start}.ts',
  'services/adapters/files/deadline.ts',
  'services/procedures/engine/{step,words}.ts',
  'services/procedures/project/{delivery,detect,loose,tag-prefix,tree,version-file}.ts',
  'services/procedures/project/node/expand.ts',
  'services/procedures/project/python/{literals,module}.ts',
  'services/procedures/push/facts/ahead.ts',
  'services/procedures/push/steps/wait.ts',
  'services/procedures/runs/find.ts',
];
/** What reading the command line takes and nearly everything else uses as well: one file, loaded first. */
const FIRST = [
  'src/domain/{errors,format,nearest,path}.ts',
  'src/cli/{registry,global-options}.ts',
  'src/launcher/{arguments,first-word,last-redactor,terminal,version}.ts',
];
/** Planning a release, which everything about releases shares; with it comes whatever it imports. */
const RELEASES = 'src/cli/push/plan.ts';
/** Who is loaded only where releases are planned or made. */
const OF_RELEASES =
  /\/(?:src\/(?:cli\/push|domain\/release|launcher\/runs)\/|src\/launcher\/demo\/(?:push|review)|services\/procedures\/(?:push|project)\/|services\/adapters\/(?:registries|publishing)\/)/;
/** Drawn before anything else is loaded. */
const ALONE = 'src/launcher/last-frame/show.ts';
/** Of no use to a command. */
const APART = [
  'src/launcher/launch.ts',
  'src/launcher/ahead.ts',
  'src/launcher/help.ts',
  'src/cli/resolve-alias.ts',
  'src/config/demo.ts',
];

/**
 * The bundler gives every set of sharers a file of its own: forty small files for one command, each half a millisecond.
 * Here every lazily loaded part also imports the shared code, so all of that has one set of sharers and becomes one file.
 */
export const oneCore: Plugin = {
  name: 'one-core',
  setup(build) {
    const apart = new Set(APART.map((file) => join(ROOT, file)));
    build.onResolve({ filter: /^(?:#|\.)/ }, async ({ kind, path, importer, resolveDir, pluginData }) => {
      if (kind !== 'dynamic-import' || pluginData === 'inner' || importer.includes('node_modules')) return undefined;
      const found = await build.resolve(path, { kind, importer, resolveDir, pluginData: 'inner' });
      if (found.errors.length > 0 || found.path === join(ROOT, ALONE)) return found;
      if (apart.has(found.path)) return { path: found.path, namespace: 'with-first' };
      return { path: found.path, namespace: 'with-core' };
    });
    build.onLoad({ filter: /.*/, namespace: 'with-core' }, ({ path }) => ({
      contents: `import 'core:';\n${OF_RELEASES.test(path) ? `import ${JSON.stringify(join(ROOT, RELEASES))};\n` : ''}export * from ${JSON.stringify(path)};\nimport * as all from ${JSON.stringify(path)};\nexport default all.default;`,
      resolveDir: ROOT,
      loader: 'ts',
    }));
    build.onLoad({ filter: /.*/, namespace: 'with-first' }, ({ path }) => ({
      contents: `import 'first:';\nexport * from ${JSON.stringify(path)};`,
      resolveDir: ROOT,
      loader: 'ts',
    }));
    build.onResolve({ filter: /^first:$/ }, () => ({ path: 'first', namespace: 'first' }));
    build.onLoad({ filter: /.*/, namespace: 'first' }, () => ({
      contents: imports(FIRST, new Set()),
      resolveDir: ROOT,
      loader: 'ts',
    }));
    build.onResolve({ filter: /^core:$/ }, () => ({ path: 'core', namespace: 'core' }));
    build.onLoad({ filter: /.*/, namespace: 'core' }, () => ({
      contents: `import 'first:';\n${imports(SHARED, apart)}`,
      resolveDir: ROOT,
      loader: 'ts',
    }));
  },
};

function imports(patterns: readonly string[], apart: ReadonlySet<string>): string {
  const files = patterns
    .flatMap((pattern) => globSync(pattern, { cwd: ROOT }))
    .map((file) => join(ROOT, file))
    .filter((file) => !apart.has(file) && !file.endsWith('.d.ts'));
  return files
    .toSorted()
    .map((file) => `import ${JSON.stringify(file)};`)
    .join('\n');
}
