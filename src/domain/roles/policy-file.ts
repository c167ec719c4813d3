import { isJsonObject, isList, parseJson } from '#domain/json.ts';

import { type Role, ROLES } from './permission.ts';

/** Who has a role: `user:ana`, `group:cpm-admin`, or numbers in the place of names. */
export type Bindings = Readonly<Record<Role, readonly string[]>>;

/** A person as the operating system knows them. */
export interface Person {
  readonly uid: number;
  readonly user: string;
  /** Numbers and names of their groups. */
  readonly groups: readonly { readonly gid: number; readonly name: string | null }[];
}

const BINDING = /^(?:user|group):\S+$/;

/** The bindings of a policy file, or what is wrong with it. */
export function bindingsOf(text: string): Bindings | string {
  const data = parseJson(text);
  if (!isJsonObject(data)) return 'it is no JSON object';
  const stranger = Object.keys(data).find((key) => !ROLES.some((role) => role === key));
  if (stranger !== undefined) return `it names the role ${stranger}, and there are ${ROLES.join(', ')}`;
  const bindings: Record<Role, readonly string[]> = { admin: [], developer: [], viewer: [] };
  for (const role of ROLES) {
    const given = data[role] ?? [];
    const words = isList(given) ? given.filter((word) => typeof word === 'string' && BINDING.test(word)) : null;
    if (words === null || !isList(given) || words.length < given.length)
      return `${role} is no list of user:NAME and group:NAME`;
    bindings[role] = words.map(String);
  }
  return bindings;
}

/** The highest role that is bound to a person, and by what; null when none is. */
export function roleOf(bindings: Bindings, person: Person): { readonly role: Role; readonly by: string } | null {
  for (const role of ROLES) {
    const by = bindings[role].find((binding) => isBound(binding, person));
    if (by !== undefined) return { role, by };
  }
  return null;
}

function isBound(binding: string, { uid, user, groups }: Person): boolean {
  const at = binding.indexOf(':');
  const [kind, name] = [binding.slice(0, at), binding.slice(at + 1)];
  if (kind === 'user') return name === user || name === String(uid);
  return groups.some((group) => name === group.name || name === String(group.gid));
}
