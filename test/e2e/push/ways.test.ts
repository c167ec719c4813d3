import { chmod, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';

import { describe, expect, it } from 'vitest';

import { Stage } from '../../support/killing/stage.ts';
import { verdict } from '../../support/killing/verdict.ts';
import { written } from '../../support/killing/written.ts';
import { startHttp } from '../../support/lab/http.ts';
import { startHttps } from '../../support/lab/https.ts';
import { sshMissing, startSsh } from '../../support/lab/ssh.ts';

const PASSWORD = 'correct-horse-battery';

/** A program that git asks for user and password. */
async function askpass({ lab }: Stage, password: string): Promise<string> {
  const path = lab.at('bin/askpass');
  await writeFile(path, `#!/bin/sh\ncase "$1" in Username*) echo ana;; *) echo '${password}';; esac\n`);
  await chmod(path, 0o755);
  return path;
}

describe('the person’s own way to a remote (A18; simple-git drops it, F16)', () => {
  it('GIT_SSH_COMMAND, over ssh', async (ctx) => {
    const missing = sshMissing();
    if (missing !== null) return ctx.skip(missing);
    await using stage = await Stage.open();
    const server = await startSsh(stage.lab);
    await stage.repository.git('remote', 'set-url', 'origin', server.url(stage.remote));
    const without = await stage.push(['run', '--yes']);
    expect([without.exitCode, without.output]).toEqual([8, expect.stringContaining('does not let us in')]);
    const { exitCode } = await stage.push(['run', '--yes'], { env: server.env });
    expect([exitCode, await verdict(stage, '')]).toEqual([0, 'one release']);
  });

  it('GIT_ASKPASS, over http; the password is written nowhere', async () => {
    await using stage = await Stage.open();
    const server = await startHttp(stage.lab);
    server.users.set('ana', PASSWORD);
    await stage.repository.git('remote', 'set-url', 'origin', server.url(stage.remote));
    // Nobody is asked on the terminal, so it ends instead of waiting.
    const without = await stage.push(['run', '--yes']);
    expect([without.exitCode, without.output]).toEqual([8, expect.stringContaining('does not let us in')]);
    const { exitCode, output } = await stage.push(['run', '--yes'], {
      env: { GIT_ASKPASS: await askpass(stage, PASSWORD) },
    });
    expect([exitCode, await verdict(stage, '')]).toEqual([0, 'one release']);
    expect(`${output}${await written(stage)}`).not.toContain(PASSWORD);
  });

  it('GIT_SSL_CAINFO, over https with a certificate of an authority of the own', async () => {
    await using stage = await Stage.open();
    const plain = await startHttp(stage.lab);
    await using https = await startHttps(stage.lab, plain.url(stage.remote));
    await stage.repository.git('remote', 'set-url', 'origin', `${https.origin}/${basename(stage.remote.path)}`);
    const before = await stage.print();
    const without = await stage.push(['run', '--yes']);
    expect([without.exitCode, without.output]).toEqual([4, expect.stringMatching(/certificate/i)]);
    expect(await verdict(stage, before)).toBe('as before');
    const { exitCode } = await stage.push(['run', '--yes'], { env: { GIT_SSL_CAINFO: https.cert } });
    expect([exitCode, await verdict(stage, '')]).toEqual([0, 'one release']);
  });

  it('GIT_AUTHOR_DATE and GIT_COMMITTER_DATE are those of the release', async () => {
    await using stage = await Stage.open();
    const env = { GIT_AUTHOR_DATE: '2031-02-03T04:05:06+01:00', GIT_COMMITTER_DATE: '2031-02-03T05:06:07+01:00' };
    const { exitCode } = await stage.push(['run', '--yes'], { env });
    expect([exitCode, await verdict(stage, '')]).toEqual([0, 'one release']);
    const dates = await stage.remote.git('show', '--no-patch', '--format=%aI %cI', 'main');
    expect(dates.split(' ')).toEqual(Object.values(env));
  });

  it('an account that may only read: exit 8, and everything is as before', async () => {
    await using stage = await Stage.open();
    const server = await startHttp(stage.lab);
    server.users.set('ana', PASSWORD);
    server.readers.add('ana');
    await stage.repository.git('remote', 'set-url', 'origin', server.url(stage.remote));
    const before = await stage.print();
    const { exitCode } = await stage.push(['run', '--yes'], { env: { GIT_ASKPASS: await askpass(stage, PASSWORD) } });
    expect([exitCode, await verdict(stage, before)]).toEqual([8, 'as before']);
  });
});
