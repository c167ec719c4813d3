import { ORDERS } from '#domain/processes/order.ts';
import type { Handlers } from '#screens/frame/available.ts';
import type { ExtraAction } from '#screens/frame/available.ts';
import { useActs, useAppStore } from '#store/react.tsx';
import type { ProcessesView } from '#store/state.ts';

interface ViewActions {
  readonly handlers: Handlers;
  readonly extras: readonly ExtraAction[];
}

/** How the processes are shown stays with the view, so that coming back finds it as it was left. */
export function useViewActions(view: ProcessesView): ViewActions {
  const { set, toast } = useActs();
  const store = useAppStore();
  const change = (more: Partial<ProcessesView>) =>
    set({ views: store.getState().views.map((one) => (one === view ? { ...view, ...more } : one)) });
  return {
    handlers: {
      sort: {
        run() {
          const order = ORDERS[(ORDERS.indexOf(view.order) + 1) % ORDERS.length] ?? 'cpu';
          change({ order });
          toast(`Sorted by ${order}.`);
        },
      },
    },
    extras: [
      {
        id: 'tree',
        title: view.tree ? 'Show as a list' : 'Show as a tree',
        run: () => change({ tree: !view.tree }),
      },
      {
        id: 'kernel',
        title: view.kernel ? 'Hide idle threads of the kernel' : 'Show all threads of the kernel',
        run: () => change({ kernel: !view.kernel }),
      },
    ],
  };
}
