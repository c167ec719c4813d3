import { isJsonObject, isList, type Json } from '#domain/json.ts';

/** What supervisor tells of one process. */
export interface Info {
  /** `name`, or `group:name` in a group of another name. */
  readonly unit: string;
  readonly name: string;
  readonly state: string;
  readonly pid: number;
  /** Epoch seconds; 0 for never. */
  readonly start: number;
  readonly exitStatus: number;
  readonly spawnError: string;
  readonly logs: { readonly out: string; readonly err: string };
}

/** The processes in an answer of getAllProcessInfo; null when it is none. */
export function infosOf(answer: Json): readonly Info[] | null {
  if (!isList(answer)) return null;
  const infos = answer.map(infoOf);
  return infos.every((info) => info !== null) ? infos : null;
}

function infoOf(value: Json): Info | null {
  if (!isJsonObject(value)) return null;
  const text = (key: string): string => (typeof value[key] === 'string' ? value[key] : '');
  const number = (key: string): number => (typeof value[key] === 'number' ? value[key] : 0);
  const [name, group, state] = [text('name'), text('group'), text('statename')];
  if (name === '' || state === '') return null;
  return {
    unit: unitName(group, name),
    name,
    state,
    pid: number('pid'),
    start: number('start'),
    exitStatus: number('exitstatus'),
    spawnError: text('spawnerr'),
    logs: { out: text('stdout_logfile'), err: text('stderr_logfile') },
  };
}

/** As supervisorctl writes it. */
export function unitName(group: string, name: string): string {
  return group === '' || group === name ? name : `${group}:${name}`;
}
