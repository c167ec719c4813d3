import type { ListName } from './checklist.ts';
import type { ChecklistFacts, Judged } from './facts.ts';
import { actionsDue } from './items/actions-due.ts';
import { backups } from './items/backups.ts';
import { certificates } from './items/certificates.ts';
import { clock } from './items/clock.ts';
import { disks } from './items/disk.ts';
import { systemHealth } from './items/health.ts';
import { incidents } from './items/incidents.ts';
import { logErrors } from './items/logs.ts';
import { memoryService } from './items/memory-service.ts';
import { oldLogs } from './items/old-logs.ts';
import { ownItems } from './items/own.ts';
import { question } from './items/question.ts';
import { services } from './items/services.ts';
import { tokens } from './items/tokens.ts';
import { unsavedWork } from './items/unsaved-work.ts';
import { worktrees } from './items/worktrees.ts';

/** Null where the machine has nothing of the kind. */
type Rule = (facts: ChecklistFacts) => Judged | null;

/** The lists as they are without configuration; rows DLY of the guide come first, in its order. */
const RULES: Readonly<Record<ListName, readonly Rule[]>> = {
  daily: [
    systemHealth,
    services,
    memoryService,
    disks,
    logErrors,
    backups,
    certificates,
    unsavedWork,
    tokens,
    clock,
    incidents,
    actionsDue,
  ],
  weekly: [
    question(
      'dependencies',
      'Dependencies',
      'Were the dependencies brought up to date?',
      'npm outdated, pip list --outdated',
    ),
    oldLogs,
    worktrees,
    backups,
    question('restore-test', 'Restore test', 'Was a backup restored aside and looked at?', 'cpm-console backup verify'),
  ],
  monthly: [
    question(
      'upgrade',
      'Upgrade',
      'Were the framework and its services pulled, deployed and validated?',
      'cpm-console push, then cpm-console health',
    ),
    certificates,
    tokens,
    question('credentials', 'Credentials', 'Were the credentials looked through, and old ones revoked?', null),
    question('accepted', 'Accepted', 'Is what was accepted still acceptable?', 'cpm-console checklist history'),
  ],
};

/** Every item of a list, judged; own items last. */
export function itemsOf(facts: ChecklistFacts): readonly Judged[] {
  const built = RULES[facts.list].flatMap((rule) => rule(facts) ?? []);
  return [...built, ...ownItems(facts)];
}
