import { Box } from 'ink';
import { useState } from 'react';

import { useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import type { Reading } from '#domain/reading.ts';
import { useActions } from '#screens/frame/actions.tsx';
import { useScroll } from '#screens/frame/use-scroll.ts';
import { useWatch } from '#screens/frame/watch.ts';
import type { Area } from '#screens/place.ts';
import { projectGroups } from '#screens/projects/facts.ts';
import { useProjectFacts } from '#screens/projects/use-facts.ts';
import { useActs, useApp } from '#store/react.tsx';

import { factLines } from './detail/fact-lines.ts';
import { factGroups } from './detail/facts.ts';
import { Headline } from './detail/headline.tsx';
import { historyGroup } from './detail/history-facts.ts';
import { History, pointsFor, SHOWN_SPANS, spanTabs } from './detail/history-panel.tsx';
import { detailLayout } from './detail/layout.ts';
import { resultLines } from './detail/results.ts';
import { useAccount } from './detail/use-account.ts';
import { useDetailActions } from './detail/use-actions.ts';
import { useLooks } from './detail/use-looks.ts';
import { useMachine } from './detail/use-machine.ts';

/** Everything known about one reading. */
export function Detail({ checkId, ...area }: Area & { readonly checkId: string }) {
  const reading = useApp((state) => state.readings[checkId]);
  return reading === undefined ? <Gone checkId={checkId} {...area} /> : <Known reading={reading} {...area} />;
}

function Gone({ checkId, width, height }: Area & { readonly checkId: string }) {
  const { pop } = useActs();
  useActions('view', { back: { run: pop } });
  return (
    <Panel title={checkId} width={width} height={height} focused>
      <Row width={width - 4} cells={[{ text: '  This check no longer exists. esc goes back.' }]} />
    </Panel>
  );
}

function Known({ reading, width, height }: Area & { readonly reading: Reading }) {
  const look = useLook();
  const watch = useWatch();
  const now = useApp((state) => state.now);
  const seen = useApp((state) => state.seen);
  const score = useApp((state) => state.score);
  const readings = useApp((state) => state.readings);
  const incidents = useApp((state) => state.incidents).filter(({ checkId }) => checkId === reading.id);
  const [spanIndex, setSpanIndex] = useState(0);
  const span = SHOWN_SPANS[spanIndex] ?? { name: '1h', title: '1 h', ms: 3_600_000 };
  const machine = useMachine(reading.group === 'system');
  const project = projectGroups(useProjectFacts(reading), now);
  const about = watch.about?.(reading.id) ?? null;

  const { frame, big, head, history, rest, results } = detailLayout(width, height, reading.value !== undefined);
  const Frame = frame === 'panel' ? Panel : Section;
  const border = frame === 'panel' ? 4 : 0;
  const inner = (outer: number) => outer - border;
  const room = Math.max(0, rest - (frame === 'panel' ? 2 : 1));
  const account = useAccount(reading.id, span.ms, pointsFor(inner(width)), now);
  const looks = useLooks(reading.id, results ? room : 0, reading.takenAt);
  const left = results ? Math.min(44, Math.floor(width * 0.36)) : 0;
  const dependsOn = (about?.dependsOn ?? []).flatMap((id) => readings[id] ?? []);
  const facts = factGroups({ reading, about, score, dependsOn, seen, now });
  const lines = factLines([...project, ...facts, ...machine, ...historyGroup(account, span)], inner(width - left) - 2);
  const { from, last, keys } = useScroll(lines.length, room);
  useDetailActions({ reading, incidents, span: spanIndex, setSpan: setSpanIndex, scroll: keys });
  const note = last === 0 ? '' : `${from + 1} to ${Math.min(lines.length, from + room)} of ${lines.length}`;
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Frame title={reading.title} note={reading.id === reading.title ? '' : reading.id} width={width} height={head}>
        <Headline reading={reading} seen={seen} now={now} width={inner(width)} big={big} />
      </Frame>
      {history > 0 && (
        <Frame title="History" note={`${spanTabs(span)}  left and right change it`} width={width} height={history}>
          <History
            reading={reading}
            account={account}
            limits={about?.thresholds ?? null}
            width={inner(width)}
            height={history - (frame === 'panel' ? 2 : 1)}
          />
        </Frame>
      )}
      <Box>
        {results && (
          <Frame title="Last looks" width={left} height={rest}>
            {resultLines(looks, reading.unit, now, inner(left) - 2, look, room).map((cells, index) => (
              <Row key={index} width={inner(left)} cells={[{ text: '  ' }, ...cells]} />
            ))}
          </Frame>
        )}
        <Frame title="About" note={note} width={width - left} height={rest} focused={last > 0}>
          {lines.slice(from, from + room).map((cells, index) => (
            <Row key={index} width={inner(width - left)} cells={[{ text: '  ' }, ...cells]} />
          ))}
        </Frame>
      </Box>
    </Box>
  );
}
