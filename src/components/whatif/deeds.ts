import type { Dispatch, SetStateAction } from 'react';
import type { OwnEvents } from '../owndata/index.ts';
import type { LinkProblem, PlayerHandle, Prediction } from '../player/index.ts';
import type { Drawing } from './drawing.ts';
import { kindOf, turned, type Knob, type KnobValue } from './knobs.ts';
import { writeLink, type FileNamed, type WhatIfLink } from './link.ts';
import type { Source } from './model.ts';
import { presetOf, presetState } from './presets.ts';
import { readSaved, writeSaved } from './saved.ts';
import { withKnob } from './state.ts';
import { comparedOf, type Compared } from './useTwins.ts';

/** What is on the screen and not in the runs. */
export interface Screen {
  shown: 'a' | 'b';
  chosenRow: number;
  problem: string;
  linkProblems: readonly LinkProblem[];
  guesses: Readonly<Record<string, number>>;
  asking: boolean;
  tableOpen: boolean;
  helpOpen: boolean;
  ownOpen: boolean;
  /** The file that a link asks for. */
  wanted: FileNamed | undefined;
}

interface DeedsInput {
  compared: Compared;
  setCompared: Dispatch<SetStateAction<Compared>>;
  drawing: Drawing;
  player: PlayerHandle;
  screen: Screen;
  show: (change: Partial<Screen>) => void;
  ask: Prediction | undefined;
  page: string;
}

/** Everything a reader can do to the playground, each in the words of the deed. */
export type Deeds = ReturnType<typeof deedsOf>;

/** Makes the deeds for what stands now; they are made anew with every change. */
export function deedsOf(input: DeedsInput) {
  const { compared, setCompared, drawing, player, screen, show, ask, page } = input;
  const { state, own } = compared;
  const fresh = { problem: '', linkProblems: [], guesses: {} };

  function turn(side: 'a' | 'b', knob: Knob, value: KnobValue): string | undefined {
    const read = withKnob(state, side, knob, value);
    if ('why' in read) {
      show({ problem: `Not changed: ${read.why}.` });
      return read.why;
    }
    setCompared((now) => comparedOf(read.value, now, own));
    show(fresh);
    return undefined;
  }
  function open({ state: next, atMs, file }: WhatIfLink) {
    const opened = comparedOf(next, compared);
    setCompared(opened);
    show({ ...fresh, chosenRow: -1, wanted: file, ownOpen: screen.ownOpen || file !== undefined });
    goTo(opened.source, opened.source.startMs + atMs);
  }
  /** Moves t in other events, before their runs are there to say when the last batch ends. */
  function goTo({ startMs, untilMs }: Source, tMs: number) {
    const endMs = Math.max(untilMs, tMs);
    player.send({ type: 'load', timeline: { startMs, endMs, stops: [] } });
    player.send({ type: 'seek', tMs });
  }
  function linkNow(): WhatIfLink {
    const file = own ? { fileName: own.fileName, sha256: own.sha256 } : screen.wanted;
    return { state, atMs: player.now.get() - compared.source.startMs, file };
  }

  return {
    turn,
    open,
    openPreset(id: string) {
      const preset = presetOf(id);
      open({ state: presetState(preset), atMs: preset.stillMs, file: undefined });
    },
    setKnob(knob: Knob) {
      // B begins with another value than A, so that there is a difference to see.
      const { values } = kindOf(knob);
      const value = state.scenario.spark[knob];
      const other = values.find(
        (one) => one !== value && 'value' in turned(state.scenario, knob, one),
      );
      setCompared((now) =>
        comparedOf({ ...state, change: { knob, value: other ?? value } }, now, own),
      );
      show(fresh);
    },
    /** The reader's point on the curve: B's delay, or that of both when they differ in something else. */
    moveDelay: (delayMs: number) => void turn('b', 'delayMs', delayMs),
    rename(name: string) {
      const clean = name.replace(/\p{Surrogate}/gu, '').slice(0, 80);
      const scenario = { ...state.scenario, name: clean };
      setCompared((now) => comparedOf({ ...state, scenario }, now, own));
    },
    takeOwn(events: OwnEvents) {
      const opened = comparedOf(state, compared, events);
      setCompared(opened);
      show({ ...fresh, chosenRow: -1 });
      goTo(opened.source, opened.source.untilMs);
    },
    link: () => page + writeLink(linkNow()),
    /** The comparison as a file to keep. */
    exportText: () => writeSaved(linkNow()),
    /** Opens an exported comparison; `text` is undefined where the file could not be read. */
    importText(fileName: string, text: string | undefined) {
      const read = text === undefined ? { why: 'it cannot be read' } : readSaved(text);
      if ('why' in read)
        show({ problem: `${fileName} was not opened: ${read.why}. Nothing has changed.` });
      else open(read.link);
    },
    chooseRow: (chosenRow: number) => show({ chosenRow }),
    chooseNextLoss(by: 1 | -1) {
      const { rows } = drawing.losses[screen.shown];
      const at = rows.findIndex((row) => row >= screen.chosenRow);
      const here = at < 0 ? rows.length : at;
      const onIt = rows[here] === screen.chosenRow;
      const next = by > 0 ? here + (onIt ? 1 : 0) : here - 1;
      const row = rows[(next + rows.length) % Math.max(1, rows.length)];
      if (row !== undefined) show({ chosenRow: row });
    },
    showLosses: (shown: 'a' | 'b') => show({ shown }),
    toggleTable: () => show({ tableOpen: !screen.tableOpen }),
    toggleOwn: () => show({ ownOpen: !screen.ownOpen }),
    openHelp: () => show({ helpOpen: true }),
    toggleAsking: () => show({ asking: !screen.asking }),
    guess(option: number) {
      if (ask) show({ guesses: { ...screen.guesses, [ask.id]: option } });
    },
    see() {
      if (ask) player.send({ type: 'seek', tMs: ask.revealMs });
    },
  };
}
