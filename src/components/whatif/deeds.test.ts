import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { playerMachine } from '../player/machine.ts';
import type { PlayerHandle } from '../player/index.ts';
import { deedsOf, type Screen } from './deeds.ts';
import type { Drawing } from './drawing.ts';
import { scenarioSource, sideOf, twinsOf } from './model.ts';
import { PRESETS, presetState } from './presets.ts';
import { scenarioB } from './state.ts';
import { comparedOf } from './useTwins.ts';

describe('opening a link', () => {
  it.each(PRESETS)('$id: brings back the very end, which lies behind the last event', (preset) => {
    const state = presetState(preset);
    const source = scenarioSource(state.scenario);
    const { timeline } = twinsOf(
      source,
      sideOf(source, state.scenario),
      sideOf(source, scenarioB(state)),
    );
    const player = createActor(playerMachine, { input: { timeline, tMs: 0, speed: 1 } }).start();
    const deeds = deedsOf({
      compared: comparedOf(state),
      setCompared: () => undefined,
      drawing: {} as Drawing,
      player: { send: player.send } as PlayerHandle,
      screen: {} as Screen,
      show: () => undefined,
      ask: undefined,
      page: '',
    });
    deeds.open({ state, atMs: timeline.endMs - timeline.startMs, file: undefined });
    // The runs are there, and with them their own timeline.
    player.send({ type: 'load', timeline });
    expect(player.getSnapshot().context.tMs).toBe(timeline.endMs);
  });
});
