import { OpsError } from '#domain/errors.ts';
import { joinPath } from '#domain/path.ts';
import type { Finding } from '#domain/release/audits/finding.ts';
import { auditNode } from '#services/procedures/audits/node.ts';
import { auditPython, banditPython } from '#services/procedures/audits/python.ts';
import type { Looked } from '#services/procedures/audits/run.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import { auditedOf, dependsOn } from '#services/procedures/push/audits/audited.ts';
import { projectEnvironment } from '#services/procedures/push/environments.ts';
import type { AuditedComponent, PushParams } from '#services/procedures/push/params.ts';
import { treeOf } from '#services/procedures/push/tree.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

const LIMIT_MS = 120_000;
/** Of what was found, in the log. */
const MOST_TOLD = 20;

/** Known weaknesses of what is released; high and critical ones stop it, and what could not look is said. */
export function auditStep(world: PushWorld, { audited = [] }: Pick<PushParams, 'audited'>): Step | null {
  if (audited.length === 0) return null;
  return {
    id: 'audit',
    title: 'Audit dependencies and code',
    phase: 'tests',
    reads: true,
    timeoutMs: 4 * LIMIT_MS,
    run: async (context) => {
      const looks = (await Promise.all(audited.map((one) => auditOf(world, one, context)))).flat();
      if (looks.length === 0) return { summary: 'nothing to audit: there are no dependencies' };
      const missing = looks.filter((one) => one.state === 'not-run');
      for (const { tool, reason } of missing) context.note(`warning: ${tool} did not run: ${reason}`);
      const found = looks.flatMap((one) => (one.state === 'ran' ? one.found : []));
      for (const one of looks)
        if (one.state === 'ran') one.notes.forEach((note) => context.note(`${one.tool}: ${note}`));
      for (const one of found.slice(0, MOST_TOLD)) context.note(told(one));
      if (found.length > MOST_TOLD) context.note(`and ${found.length - MOST_TOLD} more`);
      const bad = found.filter(({ severity }) => severity === 'critical' || severity === 'high');
      if (bad.length > 0)
        throw new OpsError(
          'audit-found',
          `${bad.length} weaknesses are high or critical: ${bad.slice(0, 3).map(told).join('; ')}`,
          {
            hint: 'Update what is named, or skip the step "audit" with a reason.',
            exit: 'refused',
          },
        );
      const result = { ran: looks.filter(({ state }) => state === 'ran').map(({ tool }) => tool), found: found.length };
      return { result, summary: looks.map(summaryOf).join('; ') };
    },
  };
}

async function auditOf(
  world: PushWorld,
  one: AuditedComponent,
  context: StepContext,
): Promise<readonly Looked<Finding>[]> {
  const limits = { signal: context.signal, timeoutMs: LIMIT_MS };
  const folder = joinPath(treeOf(context), one.folder);
  if (one.kind === 'node') {
    if (!(await dependsOn(world, folder))) return [];
    if (one.manager === null)
      return [{ state: 'not-run', tool: 'audit', reason: 'this package manager has none that we can read' }];
    // npm waits ten seconds before it tries again.
    const env = { ...projectEnvironment(world.environment), npm_config_fetch_retries: '0' };
    return [await auditNode(world.shell, { folder, manager: one.manager, env }, limits)];
  }
  const project = await auditedOf(world, folder);
  return Promise.all([auditPython(world.shell, project, limits), banditPython(world.shell, project, limits)]);
}

const told = ({ severity, where, id, title, fix }: Finding): string =>
  `${severity}: ${where} ${id} ${title}${fix === null ? '' : ` (install ${fix})`}`;

function summaryOf(one: Looked<Finding>): string {
  if (one.state === 'not-run') return `${one.tool} did not run: ${one.reason}`;
  return `${one.tool}: ${one.found.length === 0 ? 'nothing known' : `${one.found.length} found, none of them high`}`;
}
