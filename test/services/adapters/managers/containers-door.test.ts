import { symlink } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { OpsError } from '#domain/errors.ts';
import { realEnvironment } from '#services/adapters/environment.ts';
import { findSocket } from '#services/adapters/managers/containers/door.ts';
import { DOCKER, PODMAN } from '#services/adapters/managers/containers/engine.ts';
import docker from '#services/adapters/managers/docker.ts';
import { realShell } from '#services/adapters/shell.ts';

import { impostor } from '../../../support/managers/impostor.ts';
import { emptyScratch } from '../../../support/scratch.ts';

const signal = () => AbortSignal.timeout(20_000);

describe('where an engine is looked for', () => {
  const environment = (variables: Readonly<Record<string, string>>) => ({
    ...realEnvironment(),
    home: '/nowhere',
    get: (name: string) => variables[name],
  });

  test('an engine on another machine is none of this one', async () => {
    const remote = environment({ DOCKER_HOST: 'tcp://build.example:2376' });
    await expect(findSocket(DOCKER, remote)).rejects.toMatchObject({ code: 'no-manager' });
    expect(await docker({ shell: realShell(), environment: remote }).available(signal())).toBe(false);
  });

  test('Podman that stands in for Docker is listed once', async () => {
    await using other = await impostor(() => undefined);
    const link = join(other.folder, 'docker.sock');
    await symlink(other.socket, link);
    const both = environment({ DOCKER_HOST: `unix://${link}`, CONTAINER_HOST: `unix://${other.socket}` });
    expect(await findSocket(PODMAN, both)).toBe(other.socket);
    await expect(findSocket(DOCKER, both)).rejects.toMatchObject({ code: 'no-manager' });
  });

  test('a daemon that was stopped is not woken', async () => {
    await using folder = await emptyScratch();
    const [socket, pidFile, unit] = ['docker.sock', 'docker.pid', 'docker.socket'].map((name) =>
      join(folder.path, name),
    );
    const engine = { ...DOCKER, places: () => [{ socket: socket!, held: { by: [unit!], pidFile: pidFile! } }] };
    const found = (booted = folder.path) =>
      findSocket(engine, environment({}), booted).catch((error: unknown) =>
        error instanceof OpsError ? error.code : error,
      );
    await folder.write('docker.sock', '');
    expect(await found(), 'nobody holds it').toBe(socket);
    await folder.write('docker.socket', '');
    expect(await found()).toBe('no-manager');
    expect(await found('/no/such/systemd')).toBe(socket);
    await folder.write('docker.pid', '4194305');
    expect(await found()).toBe('no-manager');
    await folder.write('docker.pid', `${process.pid}\n`);
    expect(await found()).toBe(socket);
  });

  test('a user has their own', async () => {
    await using folder = await emptyScratch();
    await folder.write('docker.sock', '');
    await folder.write('podman/podman.sock', '');
    const own = environment({ XDG_RUNTIME_DIR: folder.path });
    expect(await findSocket(PODMAN, own)).toBe(`${folder.path}/podman/podman.sock`);
    expect(DOCKER.places(own).map(({ socket }) => socket)).toEqual([
      '/var/run/docker.sock',
      `${folder.path}/docker.sock`,
      '/nowhere/.docker/run/docker.sock',
      '/nowhere/.docker/desktop/docker.sock',
    ]);
  });
});
