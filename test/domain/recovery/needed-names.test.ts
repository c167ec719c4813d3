import { describe, expect, it } from 'vitest';

import { namesIn, neededFiles } from '#domain/recovery/needed-names.ts';

describe('names of variables', () => {
  it('are read, values are not', () => {
    const text = '# KEY=no\nAPI_TOKEN=secret\nexport B = x\n\n  C=\nnot a line\n=x\n1D=2\n';
    expect(namesIn(text)).toEqual(['API_TOKEN', 'B', 'C']);
  });
});

describe('files that a unit cannot start without', () => {
  it('are those without a minus, a specifier or a glob', () => {
    const unit = `[Service]
EnvironmentFile=/etc/api/env
EnvironmentFile=-/etc/api/maybe
EnvironmentFile=%h/.env
EnvironmentFile = /etc/api/*.env
LoadCredential=token:/etc/api/token
LoadCredential=name-only
# EnvironmentFile=/etc/no
ExecStart=/bin/true EnvironmentFile=/no
`;
    expect(neededFiles(unit)).toEqual(['/etc/api/env', '/etc/api/token']);
  });
});
