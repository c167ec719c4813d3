import type { Dialect, Said } from './server.ts';

const VALUE = 'a-value-of-its-own-1234567890';

/** Any service with a header of its own. */
export const anyService: Dialect = {
  value: VALUE,
  answer({ headers }, mode): Said {
    if (headers['x-token'] !== VALUE || mode === 'rejected') return { status: 401 };
    if (mode === 'throttled') return { status: 429, headers: { 'retry-after': '5' } };
    if (mode === 'restricted') return { status: 403 };
    return { status: 204 };
  },
};
