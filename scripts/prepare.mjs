// Runs before `npm start` and `npm test`, under whatever Node the machine has: keep to what Node 12 can parse.
// On the way of every start: what is only needed for work is loaded only when there is work.
import { hasPackages } from './prepare/packages.mjs';
import { isBuilt } from './prepare/product.mjs';

const wantsBuild = process.argv.indexOf('--build') > 0;

if (!hasPackages() || (wantsBuild && !isBuilt()))
  import('./prepare/work.mjs')
    .then((work) => work.prepare(wantsBuild))
    .catch((error) => {
      process.stderr.write('cpm-console: ' + (error.line || error.stack) + '\n');
      process.exit(1);
    });
