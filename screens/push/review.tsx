import { Box } from 'ink';

import { useLook } from '#components/look.tsx';
import { Row } from '#components/row.tsx';
import { wrap } from '#screens/detail/wrap.ts';
import { useActions } from '#screens/frame/actions.tsx';
import type { Area } from '#screens/place.ts';
import type { PushTarget } from '#store/state.ts';

import { ChangelogPanel } from './changelog-panel.tsx';
import type { PushDesk } from './desk.ts';
import { reviewLayout } from './layout.ts';
import { PlanOf } from './plan-of.tsx';
import { ReviewTitle } from './review-title.tsx';
import { useReviewActions } from './use-actions.ts';
import { useReview } from './use-review.ts';
import { WhyPanel } from './why-panel.tsx';

interface ReviewProps extends Area {
  readonly desk: PushDesk;
  readonly project: PushTarget;
  /** What it begins with. */
  readonly pullRequest: boolean;
}

/** What a person decides on before a push: why this version, what will be done, what will be written. */
export function Review({ desk, project, pullRequest, width, height }: ReviewProps) {
  const look = useLook();
  const reviewing = useReview(desk, project.path, pullRequest);
  useReviewActions(desk, reviewing);
  useActions('view', {}, { subject: project.name });
  const { review, current, problem, dry } = reviewing;
  if (review === null || problem !== '')
    return (
      <Box flexDirection="column" width={width} height={height} overflow="hidden">
        <Row width={width} cells={[{ text: ` Push ${project.name}`, bold: true }]} />
        <Row width={width} cells={[]} />
        {problem === '' ? (
          <Row
            width={width}
            cells={[{ text: '   Looking at commits, tags, the remote and the registry…', dim: true }]}
          />
        ) : (
          wrap(problem, width - 8).map((text, index) => (
            <Row
              key={text}
              width={width}
              cells={[
                { text: index === 0 ? `   ${look.glyphs.critical} ` : '     ', color: look.colors.critical },
                { text, grow: true },
              ]}
            />
          ))
        )}
      </Box>
    );
  const layout = reviewLayout(review, width, height);
  const { frame } = layout;
  const parts = (
    <>
      <WhyPanel review={review} frame={frame} width={layout.left} height={layout.why} />
      {layout.changelog > 0 && (
        <ChangelogPanel review={review} frame={frame} width={layout.left} height={layout.changelog} />
      )}
    </>
  );
  const plan = <PlanOf review={review} frame={frame} dry={dry} width={layout.right} height={layout.plan} />;
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <ReviewTitle review={review} current={current} width={width} />
      {layout.columns ? (
        <Box width={width}>
          <Box flexDirection="column" width={layout.left}>
            {parts}
          </Box>
          {plan}
        </Box>
      ) : (
        <>
          <WhyPanel review={review} frame={frame} width={width} height={layout.why} />
          {plan}
          {layout.changelog > 0 && (
            <ChangelogPanel review={review} frame={frame} width={width} height={layout.changelog} />
          )}
        </>
      )}
    </Box>
  );
}
