import type { ComponentProps, Dispatch } from 'react';
import type { Handle } from '../chart/index.ts';
import type { PlayerHandle } from '../player/index.ts';
import { caseOf, caseSettings, outside } from './cases.ts';
import {
  editedEvents,
  freshId,
  type FigureEvent,
  type FigureSettings,
  type FigureState,
} from './figureState.ts';
import { writeLink } from './link.ts';
import type { FigureModel } from './model.ts';
import type { Ask } from './predictions.ts';
import type { FigureAction } from './useFigure.ts';

/** What is on the screen and not in the run: the reader's choice, drag, answers and open panels. */
export interface Screen {
  /** Id of the chosen event. */
  chosen: number;
  /** An event in the air: where a drag that has not ended would put it. */
  draft: { atMs: number; arrivesMs: number } | undefined;
  problem: string;
  guesses: Readonly<Record<string, number>>;
  asking: boolean;
  tableOpen: boolean;
  helpOpen: boolean;
}

interface DeedsInput {
  figure: FigureState;
  model: FigureModel;
  screen: Screen;
  show: (change: Partial<Screen>) => void;
  act: Dispatch<FigureAction>;
  player: PlayerHandle;
  ask: Ask | undefined;
  page: string;
}

type Nudge = Parameters<ComponentProps<typeof Handle>['onNudge']>[0];

/** Everything a reader can do to the figure, each in the words of the deed. */
export type Deeds = ReturnType<typeof deedsOf>;

/** Makes the deeds for what stands now; they are made anew with every change. */
export function deedsOf(input: DeedsInput) {
  const { figure, model, screen, show, act, player, ask, page } = input;
  const { shown, events } = model;
  const given = () => editedEvents(shown.events, figure.edits);
  const chosen = () => given().find(({ id }) => id === screen.chosen);

  function place(event: FigureEvent, atMs: number, arrivesMs: number) {
    const why = outside(shown, atMs, arrivesMs);
    if (why !== undefined) show({ draft: undefined, problem: `Not moved: ${why}.` });
    else {
      act({ do: 'edit', edit: { do: 'move', id: event.id, atMs, arrivesMs } });
      show({ draft: undefined, problem: '', guesses: {} });
    }
  }
  function move(which: 'atMs' | 'arrivesMs', byMs: number) {
    const event = chosen();
    if (!event) return;
    const to = { ...event, [which]: event[which] + byMs };
    place(event, to.atMs, to.arrivesMs);
  }

  return {
    openCase(id: string) {
      const next = caseOf(id);
      const state = { caseId: next.id, settings: caseSettings(next), edits: [] };
      act({ do: 'replace', state });
      show({ chosen: next.chosen, draft: undefined, problem: '', guesses: {} });
      player.send({ type: 'seek', tMs: next.stillMs });
    },
    set(settings: Partial<FigureSettings>) {
      act({ do: 'set', settings });
      show({ guesses: {} });
    },
    chooseRow(row: number) {
      const event = events[row];
      if (event) show({ chosen: event.id, problem: '' });
    },
    drag(atMs: number, arrivesMs: number) {
      const draft = { atMs: wholeSecond(atMs), arrivesMs: wholeSecond(arrivesMs) };
      const why = outside(shown, draft.atMs, draft.arrivesMs);
      show({ draft, problem: why === undefined ? '' : `Let go here and it stays: ${why}.` });
    },
    drop(event: FigureEvent, atMs: number, arrivesMs: number) {
      place(event, wholeSecond(atMs), wholeSecond(arrivesMs));
    },
    cancelDrag: () => show({ draft: undefined, problem: '' }),
    nudge({ across, down, big }: Nudge) {
      const stepMs = big ? 60_000 : 10_000;
      if (across !== 0) move('atMs', across * stepMs);
      else move('arrivesMs', down * stepMs);
    },
    toggleTable: () => show({ tableOpen: !screen.tableOpen }),
    openHelp: () => show({ helpOpen: true }),
    toggleAsking: () => show({ asking: !screen.asking }),
    guess(option: number) {
      if (ask) show({ guesses: { ...screen.guesses, [ask.prediction.id]: option } });
    },
    see() {
      if (ask) player.send({ type: 'seek', tMs: ask.prediction.revealMs });
    },
    link: () => page + writeLink({ state: figure, tMs: player.now.get(), chosen: screen.chosen }),
    move,
    chooseNext(by: 1 | -1) {
      const row = events.findIndex(({ id }) => id === screen.chosen);
      // Where none is chosen, forth begins with the first event and back with the last.
      const from = row < 0 && by < 0 ? 0 : row;
      const next = events[(from + by + events.length) % events.length];
      if (next) show({ chosen: next.id, problem: '' });
    },
    add() {
      const id = freshId(shown.events, figure.edits);
      const atMs = Math.max(shown.across[0], wholeSecond(player.now.get() - 300_000));
      const arrivesMs = wholeSecond(player.now.get());
      act({ do: 'edit', edit: { do: 'add', id, country: 'DE', atMs, arrivesMs } });
      show({ chosen: id, problem: '', guesses: {} });
    },
    remove() {
      if (chosen()) act({ do: 'edit', edit: { do: 'delete', id: screen.chosen } });
      show({ problem: '', guesses: {} });
    },
    undo() {
      act({ do: 'undo' });
      show({ problem: '', guesses: {} });
    },
  };
}

function wholeSecond(ms: number): number {
  return Math.round(ms / 1000) * 1000;
}
