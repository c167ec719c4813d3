import { type Cause, type Judgement, no, OPEN, so } from '#domain/diagnosis/cause.ts';
import type { Rules } from '#domain/diagnosis/conclude.ts';
import type { Fix } from '#domain/diagnosis/conclusion.ts';
import { endAct } from '#domain/diagnosis/holder.ts';
import { advice } from '#domain/diagnosis/net.ts';
import { seenIn } from '#domain/diagnosis/observed.ts';
import { bytes, grouped, percent, plural } from '#domain/format.ts';
import { quoted } from '#domain/quoted.ts';

import {
  ALMOST,
  type DeletedHolder,
  type DiskFacts,
  type DiskSeen,
  type DiskUsageSeen,
  FULL,
  isImage,
  NEARLY,
} from './facts.ts';

type DiskCause = Cause<DiskFacts>;

/** A share of the disk above which deleted files are the cause. */
const WORTH = 0.05;

function whenKnown(
  cause: Pick<DiskCause, 'id' | 'title' | 'status'>,
  judge: (disk: DiskSeen, usage: DiskUsageSeen, facts: DiskFacts) => Judgement,
): DiskCause {
  return {
    ...cause,
    judge(facts) {
      const disk = seenIn(facts.disk);
      if (disk === null || disk.usage === null) return OPEN;
      return judge(disk, disk.usage, facts);
    },
  };
}

const usedWords = ({ usedPercent, freeBytes }: DiskUsageSeen): string =>
  `${percent(Math.round(usedPercent))} used, ${bytes(freeBytes)} free`;

function biggestWords({ biggest }: DiskFacts, inodes: boolean): readonly string[] {
  return (seenIn(biggest) ?? [])
    .slice(0, 5)
    .map(({ path, size }) => `${path} has ${inodes ? `${grouped(size)} files` : bytes(size)}`);
}

const findBig = ({ path }: DiskSeen): Fix =>
  advice('find-biggest', 'See what fills it, and move or delete what is not needed', [
    `du -xh --max-depth=2 ${quoted(path)} | sort -h | tail -20`,
    ...(path === '/' ? ['sudo journalctl --vacuum-size=200M', 'sudo apt-get clean'] : []),
  ]);

const endFix = ({ pid, name, bytes: size, startedAt }: DeletedHolder): Fix => ({
  id: 'end-file-holder',
  title: `Restart ${name}, or end pid ${pid}: that sets ${bytes(size)} free`,
  commands: [`kill -TERM ${pid}`],
  costs: `${name} ends; what it has not saved is lost`,
  act: endAct({ pid, startedAt, name }),
});

const UNREACHABLE: DiskCause = {
  id: 'disk-unreachable',
  title: 'It does not answer',
  status: 'critical',
  judge({ disk }) {
    const seen = seenIn(disk);
    if (seen === null) return OPEN;
    if (seen.usage !== null) return no('it answers');
    return so(
      'certain',
      `The file system at ${seen.path} does not answer: its server is away, or its device is stuck.`,
      [`${seen.device}, ${seen.type}: ${seen.why ?? 'no answer'}`],
      [
        advice('unmount', 'Look at its server; or let it go, which programs that use it will notice', [
          `sudo umount -l ${quoted(seen.path)}`,
        ]),
      ],
    );
  },
};

const READ_ONLY = whenKnown({ id: 'disk-read-only', title: 'It is read-only', status: 'critical' }, (disk) => {
  if (!disk.readOnly) return no('it can be written to');
  if (isImage(disk)) return no('it is read-only by its nature');
  return so(
    'certain',
    `${disk.path} is read-only: it was mounted so, or the kernel made it so after an error of the disk.`,
    [`${disk.device}, ${disk.type}, mounted read-only`],
    [
      advice('see-errors', 'See whether the disk has errors', [
        'sudo dmesg | grep -iE "i/o error|remount|ext4-fs error|xfs"',
      ]),
      advice('remount', 'If it has none, make it writable again', [`sudo mount -o remount,rw ${quoted(disk.path)}`]),
    ],
  );
});

const INODES = whenKnown(
  { id: 'disk-inodes-full', title: 'It has no inodes left', status: 'critical' },
  (disk, usage, facts) => {
    const used = usage.inodesUsedPercent;
    if (used === null) return no('it has no fixed number of files');
    if (used < FULL) return no(`${percent(Math.round(used))} of its inodes are used`);
    return so(
      'certain',
      `${disk.path} has room, but no inodes left: too many small files are on it.`,
      [`${percent(Math.round(used))} of its inodes used, ${usedWords(usage)}`, ...biggestWords(facts, true)],
      [
        advice('find-many', 'See where the many files are', [
          `du --inodes -x --max-depth=2 ${quoted(disk.path)} | sort -n | tail -20`,
        ]),
      ],
    );
  },
);

const DELETED = whenKnown(
  { id: 'disk-deleted-open', title: 'Deleted files are kept open', status: 'critical' },
  (disk, usage, facts) => {
    const deleted = seenIn(facts.deleted);
    if (usage.usedPercent < NEARLY) return no('it is not full');
    if (deleted === null) return OPEN;
    const total = deleted.reduce((sum, one) => sum + one.bytes, 0);
    const first = deleted[0];
    if (first === undefined || total < usage.totalBytes * WORTH)
      return no(`${bytes(total)} of deleted files are still open`);
    return so(
      'certain',
      `${disk.path} is ${percent(Math.round(usage.usedPercent))} used, and ${bytes(total)} of it are files that were deleted while ${first.name}, pid ${first.pid}, has them open.`,
      [
        usedWords(usage),
        ...deleted
          .slice(0, 5)
          .map(
            ({ name, pid, bytes: size, files, path }) =>
              `${name}, pid ${pid}: ${bytes(size)} in ${plural(files, 'deleted file')}, as ${path}`,
          ),
      ],
      [...deleted.slice(0, 3).map(endFix), findBig(disk)],
      usage.usedPercent >= ALMOST ? 'critical' : 'warning',
    );
  },
);

const FILLED = whenKnown({ id: 'disk-full', title: 'It is full', status: 'critical' }, (disk, usage, facts) => {
  if (usage.usedPercent < FULL) return no(usedWords(usage));
  return so('certain', `${disk.path} is full.`, [usedWords(usage), ...biggestWords(facts, false)], [findBig(disk)]);
});

const NEARLY_FULL = whenKnown(
  { id: 'disk-nearly-full', title: 'It is nearly full', status: 'warning' },
  (disk, usage, facts) => {
    if (usage.usedPercent < NEARLY || usage.usedPercent >= FULL) return no(usedWords(usage));
    return so(
      'certain',
      `${disk.path} is ${percent(Math.round(usage.usedPercent))} used.`,
      [usedWords(usage), ...biggestWords(facts, false)],
      [findBig(disk)],
      usage.usedPercent >= ALMOST ? 'critical' : 'warning',
    );
  },
);

const INODES_NEARLY = whenKnown(
  { id: 'disk-inodes-nearly-full', title: 'Few inodes are left', status: 'warning' },
  (disk, usage) => {
    const used = usage.inodesUsedPercent;
    if (used === null || used < NEARLY || used >= FULL)
      return no(used === null ? 'it has no fixed number of files' : `${percent(Math.round(used))} are used`);
    return so(
      'certain',
      `${percent(Math.round(used))} of the inodes of ${disk.path} are used.`,
      [`${percent(Math.round(used))} of its inodes used`],
      [
        advice('find-many', 'See where the many files are', [
          `du --inodes -x --max-depth=2 ${quoted(disk.path)} | sort -n | tail -20`,
        ]),
      ],
    );
  },
);

const FILLING = whenKnown(
  { id: 'disk-filling', title: 'It fills up soon', status: 'warning' },
  (disk, usage, { daysLeft }) => {
    const days = seenIn(daysLeft);
    if (days === null) return 'seen' in daysLeft ? no('it does not grow') : OPEN;
    if (days > 7 || usage.usedPercent >= NEARLY)
      return no(days > 7 ? 'it lasts more than a week' : 'it is nearly full already');
    return so(
      'likely',
      `At the pace of the last day ${disk.path} is full in ${days < 1 ? 'less than a day' : `${Math.floor(days)} d`}.`,
      [usedWords(usage)],
      [findBig(disk)],
    );
  },
);

/** What can be wrong with a disk. */
export const DISK_RULES: Rules<DiskFacts> = {
  causes: [UNREACHABLE, READ_ONLY, INODES, DELETED, FILLED, NEARLY_FULL, INODES_NEARLY, FILLING],
  healthy({ disk }) {
    const seen = seenIn(disk);
    if (seen === null || seen.usage === null) return null;
    return { title: `${seen.path} has room.`, evidence: [usedWords(seen.usage)] };
  },
  unexplained: ({ disk }) => ({
    title: 'It is not known how the disks are.',
    evidence: 'why' in disk ? [disk.why] : [],
  }),
};
