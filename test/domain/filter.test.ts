import { expect, it } from 'vitest';

import { matcher } from '#domain/filter.ts';

const ROWS = ['api failed', 'api-gateway running', 'worker running'];

it.each([
  ['', ROWS],
  ['  ', ROWS],
  ['API', ['api failed', 'api-gateway running']],
  ['running api', ['api-gateway running']],
  ['!api', ['worker running']],
  ['running !gateway', ['worker running']],
  ['!', ROWS],
  ['nothing', []],
])('%j', (filter, rows) => {
  expect(ROWS.filter(matcher(filter))).toEqual(rows);
});
