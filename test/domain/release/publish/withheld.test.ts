import { expect, test } from 'vitest';

import { withheldVariables } from '#domain/release/publish/withheld.ts';

test('every variable that settings refer to is empty, and nothing else is set', () => {
  const npmrc = '//r/:_authToken=${NPM_TOKEN}\n//q/:_authToken=${OTHER?}\nplain=\\${KEPT}\n';
  const yarnrc = 'npmAuthToken: "${YARN_TOKEN:-none}"\nnpmScopes:\n  ana:\n    npmAuthToken: ${YARN_2-}\n';
  expect(withheldVariables([npmrc, yarnrc])).toEqual({ NPM_TOKEN: '', OTHER: '', YARN_TOKEN: '', YARN_2: '' });
  expect(withheldVariables([])).toEqual({});
});
