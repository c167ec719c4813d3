import { Box } from 'ink';

import { useLook } from '#components/look.tsx';
import { Toast } from '#components/toast.tsx';
import { useActs, useApp } from '#store/react.tsx';

import { useTimes } from './times.ts';

/** The messages, above the last line at the right, the newest below. Errors stay in Activity afterwards. */
export function Toasts({ width, bottom }: { readonly width: number; readonly bottom: number }) {
  const toasts = useApp((state) => state.toasts);
  const { dismiss } = useActs();
  const times = useTimes();
  const { plain } = useLook();
  if (toasts.length === 0) return null;
  return (
    <Box flexDirection="column" {...(plain ? {} : { position: 'absolute', bottom, right: 1, alignItems: 'flex-end' })}>
      {toasts.map(({ id, tone, text }) => (
        <Toast key={id} tone={tone} text={text} width={width - 2} lasts={times[tone]} onGone={() => dismiss(id)} />
      ))}
    </Box>
  );
}
