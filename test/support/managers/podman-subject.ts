import { readFileSync } from 'node:fs';

import { realEnvironment } from '#services/adapters/environment.ts';
import docker from '#services/adapters/managers/docker.ts';
import podman from '#services/adapters/managers/podman.ts';
import { realShell } from '#services/adapters/shell.ts';
import type { ServiceManager } from '#services/ports/managers.ts';

import { podmanMissing, realPodman } from '../podman/podman.ts';
import { emptyScratch } from '../scratch.ts';
import { httpThat, impostor } from './impostor.ts';
import type { ManagerSubject } from './real-manager.ts';

/** The first process of a container ignores TERM unless it says otherwise. */
const STEADY = 'trap "exit 0" TERM; echo steady; sleep 1000 & wait';
/** Signal 15 in the masks of the kernel. */
const TERM_BIT = 1n << 14n;
const UNITS = { steady: 'steady', resting: 'resting', failing: 'failing', crashing: 'crashing', odd: 'Odd_name.of-it' };
const MAKE = { docker, podman };
const VARIABLE = { docker: 'DOCKER_HOST', podman: 'CONTAINER_HOST' };

/** A real Podman, through either adapter: both speak the API of Docker. */
export function containerSubject(name: 'docker' | 'podman'): ManagerSubject {
  const at = (socket: string) => containersAt(name, socket);
  return {
    name,
    missing: podmanMissing,
    async start() {
      const real = await realPodman();
      const create = (unit: string, exec: string, ...more: readonly string[]) =>
        real.podman(
          'create',
          '--name',
          unit,
          '--network',
          'none',
          '--env',
          'CANARY=canary-secret',
          ...more,
          'busybox:1',
          'sh',
          '-c',
          exec,
        );
      await create(UNITS.steady, STEADY);
      await create(UNITS.resting, STEADY);
      await create(UNITS.odd, STEADY);
      await create(UNITS.failing, 'exit 3');
      await create(UNITS.crashing, 'exit 7', '--restart', 'always');
      await real.podman('start', UNITS.steady, UNITS.crashing);
      return {
        manager: at(real.socket),
        units: UNITS,
        folder: real.folder,
        env: { [VARIABLE[name]]: `unix://${real.socket}` },
        enter: [],
        hasBegun: catchesTerm,
        hang: {
          freeze: () => void process.kill(real.pid, 'SIGSTOP'),
          thaw: () => void process.kill(real.pid, 'SIGCONT'),
        },
        [Symbol.asyncDispose]: () => real[Symbol.asyncDispose](),
      };
    },
    async garbage() {
      const other = await impostor(httpThat(200, '<html>502 Bad Gateway</html>'));
      return { manager: at(other.socket), [Symbol.asyncDispose]: () => other[Symbol.asyncDispose]() };
    },
    async absent() {
      const empty = await emptyScratch();
      return { manager: at(`${empty.path}/none`), [Symbol.asyncDispose]: () => empty[Symbol.asyncDispose]() };
    },
  };
}

/** Whether a shell has come to its trap: before, the engine's own program or nobody gets the signal. */
function catchesTerm(pid: number): boolean {
  try {
    const caught = /^SigCgt:\t(\w+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0';
    const name = readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
    return name === 'sh' && (BigInt(`0x${caught}`) & TERM_BIT) !== 0n;
  } catch {
    return false;
  }
}

/** An adapter on a socket, whatever else this machine has. */
export function containersAt(name: 'docker' | 'podman', socket: string): ServiceManager {
  const get = (variable: string) => (variable === VARIABLE[name] ? `unix://${socket}` : undefined);
  return MAKE[name]({ shell: realShell(), environment: { ...realEnvironment(), get } });
}
