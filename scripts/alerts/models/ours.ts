import { advance } from '#domain/alerts/advance.ts';
import { recheckIn } from '#domain/alerts/recheck.ts';
import { nextReminder } from '#domain/alerts/reminders.ts';
import type { AlertSettings } from '#domain/alerts/settings.ts';
import { NEW_TRACK } from '#domain/alerts/track.ts';

import { INTERVAL, type Model, type Note } from '../model.ts';

const MOODS = { up: 'ok', down: 'bad', blind: 'gap' } as const;
/** Any moment: times of the rules are epoch ms. */
const BEGIN = Date.UTC(2026, 0, 5);

/** The rules of the product, as it runs them: on its grid, and soon again where they ask for it. */
export const ours = (settings: AlertSettings): Model => ({
  name: 'cpm-console',
  source: 'src/domain/alerts of this repository, not a model of it',
  make() {
    let track = NEW_TRACK;
    let remindAt: number | null = null;
    let toldAt = 0;
    let grid = 0;
    let now = 0;
    return {
      look(truth, second) {
        now = second;
        const at = BEGIN + second * 1000;
        const look = { at, mood: MOODS[truth], intervalMs: INTERVAL * 1000, explainedBy: null, held: false };
        const step = advance(track, look, settings);
        track = step.track;
        while (grid <= second) grid += INTERVAL;
        const notes: Note[] = [];
        if (step.effect === 'open' || step.effect === 'flap') {
          notes.push('opened');
          toldAt = at;
          remindAt = nextReminder(toldAt, at, settings.remindersMs);
        } else if (step.effect === 'close') {
          notes.push('resolved');
          remindAt = null;
        }
        if (remindAt !== null && at >= remindAt && track.oks === 0) {
          notes.push('reminder');
          remindAt = nextReminder(toldAt, at, settings.remindersMs);
        }
        return notes;
      },
      next() {
        const soon = recheckIn(track, settings);
        return soon === null ? grid - now : Math.min(grid - now, soon / 1000);
      },
    };
  },
});
