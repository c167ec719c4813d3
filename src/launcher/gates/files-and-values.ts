import type { AuditEntry } from '#domain/audit/event.ts';
import { messageOf } from '#domain/errors.ts';
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
}

/** The one way to the files of the configuration: asked of the policy, and recorded before and after. */
export function gatedConfigStore(store: ConfigStore, { policy, audit }: Gate, own: Own): ConfigStore {
  const change = async <Answer>(path: string, details: AuditEntry['details'], work: () => Promise<Answer>) => {
    const what = path === own.trust ? 'trust' : path === own.file() ? 'configuration' : null;
    if (what === null) return work();
    await policy.demand('config.change', path);
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
    write: (path, text, expected) => change(path, { before: expected }, () => store.write(path, text, expected)),
    remove: (path, expected) => change(path, { before: expected }, () => store.remove(path, expected)),
  };
}
