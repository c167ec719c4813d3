import type { Found } from '#domain/found.ts';
import { shortPath } from '#domain/path.ts';

/** One thing that was found and may be left out. */
export interface FoundItem {
  readonly key: string;
  readonly group: 'Projects' | 'Services' | 'Agents' | 'Memory service' | 'Framework';
  readonly name: string;
  readonly where: string;
  readonly note: string;
}

/** Everything that was found, one line each, in the order a person reads it. */
export function itemsOf(found: Found, home: string | null): readonly FoundItem[] {
  const { projects, services, agents, memory, frameworkRoot } = found;
  return [
    ...projects.map(({ id, path, gitHub }): FoundItem => ({
      key: `project/${path}`,
      group: 'Projects',
      name: id,
      where: shortPath(path, home),
      note: gitHub === null ? '' : `github.com/${gitHub}`,
    })),
    ...services.map(({ manager, unit, state }): FoundItem => ({
      key: `service/${manager}/${unit}`,
      group: 'Services',
      name: unit,
      where: manager,
      note: state,
    })),
    ...agents.map((name): FoundItem => ({ key: `agent/${name}`, group: 'Agents', name, where: 'on PATH', note: '' })),
    ...(memory === null
      ? []
      : [
          {
            key: 'memory',
            group: 'Memory service' as const,
            name: `${memory.host}:${memory.port}`,
            where: memory.tls ? 'https' : 'http',
            note: memory.status ?? 'answers',
          },
        ]),
    ...(frameworkRoot === null
      ? []
      : [{ key: 'framework', group: 'Framework' as const, name: shortPath(frameworkRoot, home), where: '', note: '' }]),
  ];
}

/** What was found without what a person left out, by {@link FoundItem.key}. */
export function without(found: Found, left: ReadonlySet<string>): Found {
  return {
    ...found,
    projects: found.projects.filter(({ path }) => !left.has(`project/${path}`)),
    services: found.services.filter(({ manager, unit }) => !left.has(`service/${manager}/${unit}`)),
    agents: found.agents.filter((name) => !left.has(`agent/${name}`)),
    memory: left.has('memory') ? null : found.memory,
    frameworkRoot: left.has('framework') ? null : found.frameworkRoot,
  };
}
