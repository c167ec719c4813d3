import { withLock } from './prepare/lock.mjs';
// Runs before `npm start` and `npm test`, under whatever Node the machine has: keep to what Node 12 can parse.
import { hasPackages, install } from './prepare/packages.mjs';
import { build, isBuilt } from './prepare/product.mjs';

const wantsBuild = process.argv.indexOf('--build') > 0;
const isReady = () => hasPackages() && (!wantsBuild || isBuilt());

try {
  if (!isReady())
    withLock(() => {
      if (!hasPackages()) install();
      if (wantsBuild && !isBuilt()) build();
    });
} catch (error) {
  process.stderr.write('cpm-console: ' + (error.line || error.stack) + '\n');
  process.exit(1);
}
