export { npmPackage } from './projects/npm.ts';
