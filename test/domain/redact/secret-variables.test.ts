import { expect, test } from 'vitest';

import { isSecretVariable } from '#domain/redact/secret-variables.ts';

test.each([
  ['GITHUB_TOKEN', 'abcdef'],
  ['npm_config__auth', 'abcdef'],
  ['MY_PASSWORD', 'hunter2'],
  ['APP_CREDENTIALS', 'abcdef'],
  ['DB_SECRET', 'abcdef'],
  ['PRIVATE_THING', 'abcdef'],
  ['API_KEY', 'abcdef'],
  ['SLACK_WEBHOOK', 'https://hooks.example/abc'],
  ['MEM0AI_API_KEY', 'abcdef'],
  ['AUTHORIZATION', 'abcdef'],
  ['PLAIN', 'ghp_abcdef'],
  ['PLAIN', 'glpat-abc'],
  ['PLAIN', 'sk-abc'],
  ['PLAIN', 'xoxb-1'],
  ['PLAIN', 'dckr_pat_1'],
  ['PLAIN', 'AIzaSy'],
])('%s=%s is hidden', (name, value) => {
  expect(isSecretVariable(name, value)).toBe(true);
});

test.each([
  ['HOME', '/home/ana'],
  ['GIT_AUTHOR_NAME', 'ana.example'],
  ['SSH_AUTH_SOCK', '/run/user/1000/agent'],
  ['XAUTHORITY', '/home/ana/.Xauthority'],
  ['GOPRIVATE', 'atlas.example'],
  ['KEYMAP', 'qwerty'],
  ['SSL_KEY_FILE', '/etc/key.pem'],
  ['GITHUB_TOKEN', 'abcd'],
  ['GITHUB_TOKEN', '  abc   '],
  ['USE_AUTH', 'false'],
  ['KEY_COUNT', '12345'],
])('%s=%s is not', (name, value) => {
  expect(isSecretVariable(name, value)).toBe(false);
});
