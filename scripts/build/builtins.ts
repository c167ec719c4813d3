import { builtinModules } from 'node:module';

import type { Plugin } from 'esbuild';

/** Parts of node that take milliseconds to load and are of use only when something of them is called. */
const AT_FIRST_CALL = new Set(['node:child_process', 'node:crypto', 'node:readline']);
/** Classes of which objects are only made: nobody extends them or compares with them. */
const LATE_CLASSES = new Set(['node:worker_threads Worker']);
const NAME = /^[A-Za-z_$][\w$]*$/;

/**
 * Importing a part of node as a module makes node look at every name it has, the slow and deprecated ones included, and
 * build a facade: a third of a millisecond each, a dozen times before the first frame. Asking for the part itself
 * (process.getBuiltinModule) costs nothing, so that is what every import of one becomes.
 */
export const directBuiltins: Plugin = {
  name: 'direct-builtins',
  setup(build) {
    const known = new Set(builtinModules);
    build.onResolve({ filter: /^[a-z_/:0-9]+$/ }, ({ path, kind, importer }) => {
      const name = path.replace(/^node:/, '');
      if (kind !== 'import-statement' || !(known.has(name) || known.has(`node:${name}`))) return undefined;
      // One for each importer, so that none of them ends up in a file of its own.
      return { path: `node:${name}`, namespace: 'builtin', suffix: `?${importer}`, sideEffects: false };
    });
    build.onLoad({ filter: /.*/, namespace: 'builtin' }, async ({ path }) => ({
      contents: source(path, Object.entries((await import(path)) as Record<string, unknown>)),
      loader: 'js',
    }));
  },
};

function source(path: string, exported: readonly (readonly [string, unknown])[]): string {
  const get = `process.getBuiltinModule(${JSON.stringify(path)})`;
  const lines = exported.map(([name, value]) => {
    if (name === 'default') return 'export default /* @__PURE__ */ $all();';
    if (!NAME.test(name)) return '';
    if (LATE_CLASSES.has(`${path} ${name}`))
      return `export const ${name} = /* @__PURE__ */ $made(${JSON.stringify(name)});`;
    const waits = AT_FIRST_CALL.has(path) && isPlainFunction(value);
    return `export const ${name} = /* @__PURE__ */ ${waits ? '$later' : '$get'}(${JSON.stringify(name)});`;
  });
  return [
    `const $all = () => ${get};`,
    'const $get = (name) => $all()[name];',
    'const $later = (name) => (...given) => $all()[name](...given);',
    'const $made = (name) => function (...given) { return Reflect.construct($all()[name], given); };',
    ...lines,
  ].join('\n');
}

/** Whether it can only be called: a class must be there to be extended and compared with. */
function isPlainFunction(value: unknown): boolean {
  return typeof value === 'function' && !/^[A-Z]/.test(value.name);
}
