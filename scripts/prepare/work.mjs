import { build } from './build.mjs';
import { install } from './install.mjs';
import { withLock } from './lock.mjs';
import { hasPackages } from './packages.mjs';
import { isBuilt } from './product.mjs';

/** Installs and builds what is missing. Another preparation may have done it while we waited for the lock. */
export function prepare(wantsBuild) {
  withLock(() => {
    if (!hasPackages()) install();
    if (wantsBuild && !isBuilt()) build();
  });
}
