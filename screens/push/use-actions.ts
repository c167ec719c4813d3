import { messageOf } from '#domain/errors.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { useTerminal } from '#screens/frame/use-terminal.ts';
import { useWatch } from '#screens/frame/watch.ts';
import { useActs } from '#store/react.tsx';

import { confirmation } from './confirmation.ts';
import type { PushDesk } from './desk.ts';
import { extrasOf } from './extras.ts';
import type { Reviewing } from './use-review.ts';

/** Why the push may not begin; undefined when it may. */
export function notReady({ review, current, problem }: Reviewing): string | undefined {
  if (problem !== '') return 'it could not be looked at';
  if (review === null || !current) return 'it is still being looked at';
  const blocked = review.findings.find(({ level }) => level === 'blocked');
  if (blocked !== undefined) return blocked.text;
  return review.plan === null ? 'there is nothing to release' : undefined;
}

/** The keys of the review. */
export function useReviewActions(desk: PushDesk, reviewing: Reviewing): void {
  const { pop, push, ask, show, toast } = useActs();
  const { review, choose, again, lookDry } = reviewing;
  const off = notReady(reviewing);
  const wrong = (error: unknown) => toast(messageOf(error), 'error');
  const open = (starting: Promise<string>) => {
    void starting.then((run) => {
      pop();
      push({ type: 'run', run });
      return run;
    }, wrong);
  };
  const version = (step: number) => ({
    run() {
      if (review === null) return;
      const at = review.candidates.findIndex(({ version: each }) => each === review.next);
      const next = review.candidates[at + step];
      if (next !== undefined) choose({ bump: next.bump });
    },
  });
  const edit = useChangelogEdit(desk, reviewing);
  useActions(
    'view',
    {
      back: { run: pop, verb: 'leave' },
      up: version(-1),
      down: version(1),
      open: {
        run: () => review !== null && ask(confirmation(review, () => open(desk.start(review)))),
        verb: review?.kind === 'quick' ? 'push…' : 'release…',
        off,
      },
      edit,
      again: { run: again, verb: 'look again' },
    },
    {
      extras: extrasOf(reviewing, desk, {
        off,
        dry: lookDry,
        say: toast,
        wrong,
        pick: (wish) => show({ type: 'select', ask: wish }),
        write: (wish) => show({ type: 'write', ask: wish }),
        rollback: () =>
          review !== null &&
          push({ type: 'rollback', project: { name: review.project.name, path: review.project.path }, word: null }),
      }),
      copies: () => review?.plan?.steps.flatMap(({ commands }) => commands).join('\n') ?? '',
    },
  );
}

function useChangelogEdit(desk: PushDesk, { review, choices, choose }: Reviewing) {
  const { editor, foreground } = useWatch();
  const terminal = useTerminal();
  const { toast } = useActs();
  const entry = choices.changelogEntry ?? review?.changelog?.entry;
  const run = async () => {
    if (entry === undefined) return;
    const draft = await desk.draft(entry);
    const command = editor?.(draft.path);
    if (command === undefined || command === null) return;
    terminal.foreground(command, () => {
      void draft.read().then(
        (text) => text.trim() !== entry.trim() && choose({ changelogEntry: text }),
        (error: unknown) => toast(messageOf(error), 'error'),
      );
    });
  };
  return {
    run: () => void run().catch((error: unknown) => toast(messageOf(error), 'error')),
    verb: 'changelog',
    off:
      entry === undefined
        ? 'there is no changelog to write'
        : foreground === undefined || (editor?.('CHANGELOG.md') ?? null) === null
          ? 'set EDITOR to the editor you like'
          : undefined,
  };
}
