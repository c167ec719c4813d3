import type { Environment } from '#services/ports/environment.ts';

/** A place where the socket of an engine may be. */
export interface Place {
  readonly socket: string;
  /** Where systemd may hold the socket for a daemon that was stopped, and would start it for whoever talks. */
  readonly held?: { readonly by: readonly string[]; readonly pidFile: string } | undefined;
}

/** Unit files of systemd that hold the socket of Docker. */
const HELD_BY = ['/etc', '/usr/lib', '/lib'].map((folder) => `${folder}/systemd/system/docker.socket`);

/** One engine that speaks the API of Docker. */
export interface Engine {
  readonly name: 'docker' | 'podman';
  /** The option that makes its own client talk to another socket. */
  readonly option: string;
  /** The socket that its client uses by itself. */
  readonly usual: (environment: Environment) => string;
  /** Best first. Empty where a variable says that it runs on another machine. */
  readonly places: (environment: Environment) => readonly Place[];
}

export const DOCKER: Engine = {
  name: 'docker',
  option: '--host',
  usual: () => '/var/run/docker.sock',
  places(environment) {
    const own = environment.get('XDG_RUNTIME_DIR');
    const below =
      environment.home === null ? [] : ['run', 'desktop'].map((dir) => `${environment.home}/.docker/${dir}`);
    return (
      asked(environment.get('DOCKER_HOST')) ?? [
        { socket: '/var/run/docker.sock', held: { by: HELD_BY, pidFile: '/var/run/docker.pid' } },
        ...(own ? [{ socket: `${own}/docker.sock` }] : []),
        ...below.map((dir) => ({ socket: `${dir}/docker.sock` })),
      ]
    );
  },
};

/** Its containers run without a daemon: what its socket starts only answers, and ends again. */
export const PODMAN: Engine = {
  name: 'podman',
  option: '--url',
  usual: (environment) => podmanSockets(environment)[0] ?? '',
  places: (environment) =>
    asked(environment.get('CONTAINER_HOST')) ?? podmanSockets(environment).map((socket) => ({ socket })),
};

function podmanSockets(environment: Environment): readonly string[] {
  const own = environment.get('XDG_RUNTIME_DIR');
  const [root, user] = ['/run/podman/podman.sock', own ? [`${own}/podman/podman.sock`] : []];
  return process.getuid?.() === 0 ? [root, ...user] : [...user, root];
}

/** What a variable names; an engine behind tcp or ssh is on another machine, and not this one's business. */
function asked(variable: string | undefined): readonly Place[] | null {
  if (!variable) return null;
  return variable.startsWith('unix://') ? [{ socket: variable.slice('unix://'.length) }] : [];
}
