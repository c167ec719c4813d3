import type { AuditEntry } from '#domain/audit/event.ts';
import { messageOf } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import { type JsonObject, parseJson } from '#domain/json.ts';
import type { Permission } from '#domain/roles/permission.ts';
import type { ConfigStore } from '#services/ports/config-store.ts';
import type { World } from '#services/ports/world.ts';

type Gate = Pick<World, 'audit' | 'policy'>;

/** Purposes for which a value leaves the program for a person or a program of theirs. */
const HANDED_OUT = new Set(['reveal', 'copy', 'run', 'give']);

/** Values only for whom the policy allows it, whoever asks: a screen, a command or a run. */
export function gatedSecrets(secrets: World['secrets'], { policy }: Pick<Gate, 'policy'>): World['secrets'] {
  return {
    ...secrets,
    async read(name, purpose) {
      if (HANDED_OUT.has(purpose)) await policy.demand('credential.reveal', name);
      return secrets.read(name, purpose);
    },
    async write(name, value) {
      await policy.demand('credential.write', name);
      await secrets.write(name, value);
    },
    async remove(name) {
      await policy.demand('credential.write', name);
      return secrets.remove(name);
    },
  };
}

interface Own {
  /** The configuration file of the moment, absolute. */
  readonly file: () => string;
  /** What pins trusted project files, absolute. */
  readonly trust: string;
  /** Folder of what was chosen for the documents of each project, absolute. */
  readonly places: string;
}

/** What a file of ours decides, and what somebody must be allowed to decide it; null for what decides nothing. */
function decided(path: string, { file, trust, places }: Own): { what: string; needs: Permission } | null {
  if (path === trust) return { what: 'trust', needs: 'config.change' };
  if (path === file()) return { what: 'configuration', needs: 'config.change' };
  // Who may release a project may say what its releases write.
  return path.startsWith(`${places}/`) ? { what: 'places', needs: 'push.run' } : null;
}

/** The one way to the files of the configuration: asked of the policy, and recorded before and after. */
export function gatedConfigStore(store: ConfigStore, { policy, audit }: Gate, own: Own): ConfigStore {
  const change = async <Answer>(path: string, details: AuditEntry['details'], work: () => Promise<Answer>) => {
    const found = decided(path, own);
    if (found === null) return work();
    const { what, needs } = found;
    await policy.demand(needs, path);
    const record = (outcome: AuditEntry['outcome'], more: AuditEntry['details'] = {}) =>
      audit.append({ event: 'config_change', target: path, outcome, details: { what, ...details, ...more } });
    await record('intent');
    try {
      const answer = await work();
      await record('done', typeof answer === 'string' ? { after: answer } : {});
      return answer;
    } catch (thrown) {
      await record('failed', { message: messageOf(thrown) });
      throw thrown;
    }
  };
  return {
    ...store,
    write: (path, text, expected) =>
      change(path, { before: expected, ...projectIn(path, text, own) }, () => store.write(path, text, expected)),
    remove: (path, expected) => change(path, { before: expected }, () => store.remove(path, expected)),
  };
}

/** Of which project the places are: the name of their file does not tell. */
function projectIn(path: string, text: string, own: Own): JsonObject {
  return decided(path, own)?.what === 'places' ? { project: textField(parseJson(text), 'project') } : {};
}
