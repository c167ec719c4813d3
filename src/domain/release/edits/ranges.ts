/** What npm understands of ranges; loaded where one is not raised by itself. */
export { default as satisfies } from 'semver/functions/satisfies.js';
export { default as valid } from 'semver/ranges/valid.js';
