import { useLook } from '#components/look.tsx';
import { Row } from '#components/row.tsx';
import { type PushReview, titleOf } from '#domain/push/review.ts';

const KINDS: Record<PushReview['kind'], string> = { full: 'Push', quick: 'Quick push', hotfix: 'Hotfix' };

/** `Push api-gateway   v2.4.1 → v2.5.0      main → origin   nothing has been changed yet` */
export function ReviewTitle({ review, current, width }: { review: PushReview; current: boolean; width: number }) {
  const { glyphs, colors } = useLook();
  const { project, kind, branch, remote } = review;
  return (
    <Row
      width={width}
      cells={[
        { text: ` ${KINDS[kind]} ${titleOf(project)}`, bold: true },
        { text: '   ' },
        { text: versionsOf(review, glyphs.to), color: colors.accent, bold: true },
        { text: '  ', grow: true },
        ...(width >= 90 ? [{ text: `${branch} ${glyphs.to} ${remote.name}   ` }] : []),
        { text: current ? `nothing ${width >= 76 ? 'has been ' : ''}changed yet ` : 'looking again… ', dim: true },
      ]}
    />
  );
}

/** `v2.4.1 → v2.5.0`, `first release 0.1.0`, or why there is no version. */
export function versionsOf({ current, next, kind }: PushReview, to: string): string {
  if (next === null) return kind === 'quick' ? 'no version' : 'nothing to release';
  return current === null ? `first release ${next}` : `${current} ${to} ${next}`;
}
