import { chosenSources } from '#cli/logs/choose.ts';
import type { Config } from '#config/config.ts';
import { OpsError } from '#domain/errors.ts';
import { textField } from '#domain/field.ts';
import { identifierOf } from '#domain/identifier.ts';
import { baseName, joinPath } from '#domain/path.ts';
import type { LogsDesk, NamedLog } from '#screens/logs/desk.ts';
import { logsOfService, otherLogs } from '#services/monitor/log-sources.ts';
import type { World } from '#services/ports/world.ts';
import { LogWindow } from '#store/log-window.ts';
import type { AppStore } from '#store/store.ts';

import { LogFreshness } from './log-freshness.ts';
import { lentFile } from './private-file.ts';

interface Parts {
  readonly world: World;
  readonly store: AppStore;
  readonly config: () => Config;
}

const LIMIT_MS = 8000;

/** Logs for the screen, by the same names as `logs`. */
export function logsDeskFor({ world, store, config }: Parts): LogsDesk {
  const limit = () => AbortSignal.timeout(LIMIT_MS);
  const freshness = new LogFreshness(world);
  const ofCheck = async (checkId: string): Promise<NamedLog> => {
    const reading = store.getState().readings[checkId];
    const service = config().services.find(({ id }) => checkId === `service:${id}`);
    const [manager, unit] = [textField(reading?.data, 'manager'), textField(reading?.data, 'unit')];
    const named = service ?? (manager !== null && unit !== null ? { id: reading?.title ?? unit, manager, unit } : null);
    if (named !== null) return found(named.id, await logsOfService(world, named, limit()));
    const path = pathOf(config(), checkId);
    const files = path === null ? [] : [path];
    if (reading?.kind === 'log-errors')
      return found(
        reading.title,
        files.map((file) => ({ type: 'file', name: baseName(file), path: file })),
      );
    throw noLog(reading?.title ?? checkId);
  };
  return {
    ofCheck,
    async fresh(checkIds) {
      const fresh: string[] = [];
      // One after the other: each may cost a program, and nobody waits for it.
      for (const id of checkIds) {
        const log = await ofCheck(id).catch(() => null);
        if (log !== null && (await freshness.isFresh(id, log.sources))) fresh.push(id);
      }
      return fresh;
    },
    looked: (checkIds) => checkIds.forEach((id) => freshness.looked(id)),
    async known() {
      const services = config().services.map(async (service): Promise<NamedLog> => ({
        id: service.id,
        about: `${service.unit} of ${service.manager}`,
        sources: await logsOfService(world, service, limit()).catch(() => []),
      }));
      const views = config().logViews.map(async ({ id, sources: words, query }): Promise<NamedLog> => {
        const sources = await chosenSources({ world, config: config(), signal: limit() }, words).catch(() => []);
        return { id, about: words.join(' '), sources, query };
      });
      const named = await Promise.all([...views, ...services]);
      const all = [...named, ...(await otherLogs(world, config().frameworkRoot))];
      return all.filter(({ sources }) => sources.length > 0);
    },
    async open(sources) {
      const reader = await world.logs.open(sources, limit());
      return { window: new LogWindow(reader, world.clock), notices: () => reader.notices };
    },
    async save(name, text) {
      const { stateDir } = world.environment;
      const at = new Date(world.clock.now()).toISOString().replaceAll(':', '').slice(0, 17);
      const path = joinPath(stateDir, 'saved', `${identifierOf(name)}-${at}.log`);
      await world.configStore.write(path, text, null);
      return path;
    },
    lend: (name, text) => lentFile(text, `${identifierOf(name)}.log`),
  };
}

/** The log a check counts errors in: what was configured, else what it is named after. */
function pathOf({ checks }: Config, checkId: string): string | null {
  const named = textField(checks.find(({ id }) => id === checkId)?.params, 'path');
  const target = checkId.slice(checkId.indexOf(':') + 1);
  return named ?? (target.startsWith('/') ? target : null);
}

function found(id: string, sources: NamedLog['sources']): NamedLog {
  if (sources.length === 0) throw noLog(id);
  return { id, about: '', sources };
}

function noLog(name: string): OpsError {
  return new OpsError('no-log', `Where ${name} writes is not known.`, {
    hint: 'Name its files in the configuration: services: - id: … logs: [/path/to/its.log]',
  });
}
