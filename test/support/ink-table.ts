import { createRequire } from 'node:module';

import * as ink from 'ink';
import type { ComponentType } from 'react';

const require = createRequire(import.meta.url);

/** The real ink-table 3.1.0. Its `require('ink')` cannot load a module that awaits, so it finds one that is loaded. */
export function loadInkTable(): ComponentType<{
  data: readonly object[];
  columns?: readonly string[];
  padding?: number;
}> {
  const path = require.resolve('ink');
  require.cache[path] = Object.assign(Object.create(null) as NodeJS.Module, {
    id: path,
    filename: path,
    loaded: true,
    exports: { ...ink, __esModule: true },
    children: [],
    paths: [],
  });
  try {
    return (require('ink-table') as { default: ReturnType<typeof loadInkTable> }).default;
  } finally {
    delete require.cache[path];
  }
}
