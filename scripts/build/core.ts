import { globSync } from 'node:fs';
import { join } from 'node:path';

import type { Plugin } from 'esbuild';

import { ROOT } from '../support/root.ts';

/**
 * Of what nearly everything shares, what planning a release takes too: a file of its own, because the rest is as long again.
 * What any of this imports comes with it. No package may be among that.
 */
const PLANNING = [
  'src/cli/command.ts',
  'src/config/push-layers.ts',
  'src/domain/git/operation.ts',
  'src/domain/once-for.ts',
  'src/domain/procedure/{phase-state,record-of-runs,run-state,standing}.ts',
  'src/domain/push/{left-out,review,take-changes}.ts',
  'src/domain/recovery/release.ts',
  'src/domain/release/edits/{edit,formats,range,replace,spot,tree}.ts',
  'src/domain/release/made/{agree,node-manifest,version-files}.ts',
  'src/domain/release/one-line.ts',
  'src/domain/release/secrets/finding.ts',
  'src/launcher/run-command.ts',
  'services/checks/project/{find,mine}.ts',
  'services/procedures/engine/{step,words}.ts',
  'services/procedures/project/{delivery,detect,loose,tag-prefix,tree,version-file}.ts',
  'services/procedures/project/node/expand.ts',
  'services/procedures/project/python/{literals,module}.ts',
  'services/procedures/push/facts/{ahead,commands,history,together}.ts',
  'services/procedures/push/steps/wait.ts',
  'services/procedures/runs/find.ts',
];
/** Light code that nearly every command and screen shares, and with it whatever it imports. No package may be among that. */
const SHARED = [
  'src/domain/*.ts',
  'src/domain/report/**/*.ts',
  'services/monitor/**/*.ts',
  'services/checks/**/*.ts',
  'src/cli/{health,check}/**/*.ts',
  'src/config/*.ts',
  'src/launcher/{arguments,version,world,real-world}.ts',
  'services/adapters/{shell,files}.ts',
  'services/adapters/{clock,errno,thread}.ts',
  'services/adapters/system/{reachable,followed,proc,usage}.ts',
  'services/adapters/system/parse/{stat,auxv}.ts',
  'services/adapters/shell/group.ts',
  'src/domain/git/{failure,status-v2}.ts',
  'src/domain/push/*.ts',
  'src/domain/processes/signals.ts',
  'src/domain/release/edits/document.ts',
  'src/domain/service/unit.ts',
  'services/adapters/managers/containers/{ask,engine}.ts',
  'services/adapters/managers/support/{ask-socket,no-unit}.ts',
  'services/adapters/managers/systemd/{ask,unit-name}.ts',
  'services/adapters/state/private-dir.ts',
  'services/adapters/system/cgroup.ts',
  'services/adapters/shell/{environment,start}.ts',
  'services/adapters/files/deadline.ts',
];
/** What reading the command line takes and nearly everything else uses as well: one file, loaded first. */
const FIRST = [
  'src/domain/{errors,format,nearest,path}.ts',
  'src/cli/{registry,global-options}.ts',
  'src/launcher/{arguments,first-word,last-redactor,terminal,version}.ts',
];
/** Planning a release, which everything about releases shares; with it comes whatever it imports. */
const RELEASES = 'src/cli/push/plan.ts';
/** Loaded to plan a release, one by one. */
const OF_PLANNING = [RELEASES, 'src/cli/commands/push.ts', 'src/launcher/run-command.ts'];
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
    const planning = new Set(OF_PLANNING.map((file) => join(ROOT, file)));
    build.onResolve({ filter: /^(?:#|\.)/ }, async ({ kind, path, importer, resolveDir, pluginData }) => {
      if (kind !== 'dynamic-import' || pluginData === 'inner' || importer.includes('node_modules')) return undefined;
      const found = await build.resolve(path, { kind, importer, resolveDir, pluginData: 'inner' });
      if (found.errors.length > 0 || found.path === join(ROOT, ALONE)) return found;
      if (apart.has(found.path)) return { path: found.path, namespace: 'with-first' };
      return { path: found.path, namespace: planning.has(found.path) ? 'with-planning' : 'with-core' };
    });
    build.onLoad({ filter: /.*/, namespace: 'with-planning' }, ({ path }) => ({
      contents: withDefault(['planning:', ...released(path)], path),
      resolveDir: ROOT,
      loader: 'ts',
    }));
    build.onLoad({ filter: /.*/, namespace: 'with-core' }, ({ path }) => ({
      contents: withDefault(['core:', ...released(path)], path),
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
    build.onResolve({ filter: /^planning:$/ }, () => ({ path: 'planning', namespace: 'planning' }));
    build.onLoad({ filter: /.*/, namespace: 'planning' }, () => ({
      contents: `import 'first:';\n${imports(PLANNING, apart)}`,
      resolveDir: ROOT,
      loader: 'ts',
    }));
    build.onResolve({ filter: /^core:$/ }, () => ({ path: 'core', namespace: 'core' }));
    build.onLoad({ filter: /.*/, namespace: 'core' }, () => ({
      contents: `import 'planning:';\n${imports(SHARED, apart)}`,
      resolveDir: ROOT,
      loader: 'ts',
    }));
  },
};

const released = (path: string): readonly string[] => (OF_RELEASES.test(path) ? [join(ROOT, RELEASES)] : []);

/** A part as it is, after others. */
function withDefault(others: readonly string[], path: string): string {
  const part = JSON.stringify(path);
  const before = others.map((other) => `import ${JSON.stringify(other)};\n`).join('');
  return `${before}export * from ${part};\nimport * as all from ${part};\nexport default all.default;`;
}

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
