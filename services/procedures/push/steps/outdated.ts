import { joinPath } from '#domain/path.ts';
import type { OutdatedPackage } from '#domain/release/audits/outdated.ts';
import { outdatedNode } from '#services/procedures/audits/node.ts';
import { outdatedPython } from '#services/procedures/audits/python.ts';
import type { Looked } from '#services/procedures/audits/run.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import { auditedOf, dependsOn } from '#services/procedures/push/audits/audited.ts';
import { projectEnvironment } from '#services/procedures/push/environments.ts';
import type { AuditedComponent, PushParams } from '#services/procedures/push/params.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

const LIMIT_MS = 60_000;
/** Names in one line. */
const MOST_NAMED = 5;

/** Dependencies that have newer versions, where the person installed them; it only warns. */
export function outdatedStep(world: PushWorld, params: Pick<PushParams, 'audited' | 'project'>): Step | null {
  const { audited = [], project } = params;
  if (audited.length === 0) return null;
  return {
    id: 'outdated',
    title: 'Dependencies that have newer versions',
    phase: 'validate',
    reads: true,
    needs: [],
    onFailure: 'skip',
    timeoutMs: 3 * LIMIT_MS,
    run: async (context) => {
      const looks = await Promise.all(audited.map((one) => lookAt(world, project.dir, one, context)));
      const known = looks.filter((one) => one !== null);
      if (known.length === 0) return { summary: 'there are no dependencies' };
      const said = known.map(summaryOf);
      known.forEach((one, at) => {
        if (one.state === 'not-run' || one.found.length > 0) context.note(`warning: ${said[at]}`);
      });
      return { summary: said.join('; ') };
    },
  };
}

async function lookAt(
  world: PushWorld,
  dir: string,
  one: AuditedComponent,
  context: StepContext,
): Promise<Looked<OutdatedPackage> | null> {
  const limits = { signal: context.signal, timeoutMs: LIMIT_MS };
  const folder = joinPath(dir, one.folder);
  if (one.kind === 'python') {
    const project = await auditedOf(world, folder);
    if (project.python === undefined)
      return { state: 'not-run', tool: 'pip list --outdated', reason: 'the project has no .venv to look into' };
    return outdatedPython(world.shell, project, limits);
  }
  if (!(await dependsOn(world, folder))) return null;
  if (one.manager === null)
    return { state: 'not-run', tool: 'outdated', reason: 'this package manager has no list that we can read' };
  const env = { ...projectEnvironment(world.environment), npm_config_fetch_retries: '0' };
  return outdatedNode(world.shell, { folder, manager: one.manager, env }, limits);
}

function summaryOf(one: Looked<OutdatedPackage>): string {
  if (one.state === 'not-run') return `${one.tool} did not run: ${one.reason}`;
  const { tool, found } = one;
  if (found.length === 0) return `${tool}: all of them are the newest`;
  const names = found.slice(0, MOST_NAMED).map(({ name, current, latest }) => `${name} ${current ?? '?'} → ${latest}`);
  return `${tool}: ${found.length} are behind: ${names.join(', ')}${found.length > MOST_NAMED ? ' …' : ''}`;
}
