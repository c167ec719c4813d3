import type { Environment } from '#services/ports/environment.ts';

/** A place where the socket of an engine may be. */
export interface Place {
  readonly socket: string;
  /** Where its daemon writes its pid, for a socket that would start the daemon when somebody talks to it. */
  readonly pidFile: string | null;
}

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
        { socket: '/var/run/docker.sock', pidFile: '/var/run/docker.pid' },
        ...(own ? [{ socket: `${own}/docker.sock`, pidFile: `${own}/docker.pid` }] : []),
        ...below.map((dir) => ({ socket: `${dir}/docker.sock`, pidFile: null })),
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
    asked(environment.get('CONTAINER_HOST')) ?? podmanSockets(environment).map((socket) => ({ socket, pidFile: null })),
};

function podmanSockets(environment: Environment): readonly string[] {
  const own = environment.get('XDG_RUNTIME_DIR');
  const [root, user] = ['/run/podman/podman.sock', own ? [`${own}/podman/podman.sock`] : []];
  return process.getuid?.() === 0 ? [root, ...user] : [...user, root];
}

/** What a variable names; an engine behind tcp or ssh is on another machine, and not this one's business. */
function asked(variable: string | undefined): readonly Place[] | null {
  if (!variable) return null;
  return variable.startsWith('unix://') ? [{ socket: variable.slice('unix://'.length), pidFile: null }] : [];
}
