import { statusLook } from '#components/look.tsx';
import { when } from '#screens/reading/age.ts';

import type { Entry, Scene } from './scene.ts';

const STATUS = { info: 'unknown', ok: 'ok', warning: 'warning', error: 'critical' } as const;

/** `14:28  ✘ health-monitor: failed`, newest first. */
export function activityEntries({ activity, now, look }: Scene): Entry[] {
  return activity.map(({ at, tone, text }, index) => {
    const { glyph, color } = statusLook(STATUS[tone], look);
    return {
      key: `${at}/${index}`,
      checkId: null,
      calm: true,
      cells: [
        { text: when(at, now), dim: true },
        { text: `  ${tone === 'info' ? ' ' : glyph} `, color },
        { text, grow: true, dim: tone === 'ok' || tone === 'info' },
      ],
    };
  });
}
