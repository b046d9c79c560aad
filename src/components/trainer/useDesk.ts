import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { hearResults } from '../room/index.ts';
import { bringFrameTo, dressFrame, freshMemory, readFrame } from './frame.ts';
import { screensOf } from './present.ts';
import { HEARTBEAT_MS, readResult, type Message, type Show, type Wish } from './room.ts';
import { screenAt, turned } from './turn.ts';
import { useRoom } from './useRoom.ts';
import { useTick } from './useTick.ts';
import { NO_WINDOWS, sumUp, type Heard, type Windows } from './windows.ts';

const BASE = import.meta.env.BASE_URL;

interface Desk {
  show: Show;
  windows: Windows;
  /** Which screen of the step is shown, from 1, and of how many. */
  screen: { at: number; of: number };
  nowMs: number;
  change: (change: (show: Show) => Show) => void;
  /** Goes on (1) or back (-1) within the step; false when there is nothing more in it. */
  turn: (by: 1 | -1) => boolean;
}

/**
 * The trainer's side of the room: what is shown, said on every change and as a heartbeat; the
 * stage is first brought to it and from then on read, so that what the trainer does there is shown.
 */
export function useDesk(
  frame: RefObject<HTMLIFrameElement | null>,
  opening: () => Show,
  onWish: (wish: Wish) => void,
  onPage: (page: Window) => void,
): Desk {
  const [show, setShow] = useState(opening);
  const [nowMs, setNowMs] = useState(() => Date.now());
  const [windows, setWindows] = useState(NO_WINDOWS);
  const [screen, setScreen] = useState({ at: 1, of: 1 });
  const current = useRef(show);
  const opened = useRef(false);
  /** The step that has been on the stage: only of that are the screens known. */
  const arrived = useRef('');
  const sentMs = useRef(0);
  const memory = useRef(freshMemory());
  const heard = useRef<Heard>(new Map());
  const met = useRef(new WeakSet<Document>());

  const say = useRoom((message: Message) => {
    if (message.kind === 'wish') onWish(message.wish);
    if (message.kind === 'alive') {
      heard.current.set(message.window, { ...message, atMs: Date.now() });
    }
    // The next tick answers.
    if (message.kind === 'hello') sentMs.current = 0;
  });
  const tell = useCallback(
    (next: Show) => {
      current.current = next;
      sentMs.current = Date.now();
      setShow(next);
      say({ kind: 'show', show: next });
    },
    [say],
  );
  const change = useCallback(
    (how: (show: Show) => Show) => {
      const before = current.current;
      const next = how(before);
      if (next.step !== before.step) {
        memory.current = freshMemory();
        setScreen({ at: 1, of: 1 });
      }
      // What is told to the stage is not read from it until it has come there.
      const elsewhere = next.step !== before.step || next.part !== before.part;
      if (elsewhere || next.scroll !== before.scroll) opened.current = false;
      tell(next);
    },
    [tell],
  );
  // Windows that are open already hear at once that the trainer is there.
  useEffect(() => say({ kind: 'show', show: current.current }), [say]);

  const meet = (page: Window): void => {
    if (met.current.has(page.document)) return;
    met.current.add(page.document);
    onPage(page);
    hearResults(page, (data) => {
      const result = readResult(data);
      if (result) change((shown) => ({ ...shown, result }));
    });
  };
  const follow = (element: HTMLIFrameElement, page: Window, now: number): void => {
    if (!opened.current) {
      opened.current = bringFrameTo(element, BASE, current.current, memory.current, now);
      if (!opened.current) return;
      arrived.current = current.current.step;
    }
    const next = readFrame(element, BASE, current.current, now);
    if (next !== current.current) tell(next);
    dressFrame(element, next, false);
    const of = Math.max(1, screensOf(page).length);
    const at = screenAt(page, next) + 1;
    setScreen((before) => (before.at === at && before.of === of ? before : { at, of }));
  };

  useTick(() => {
    const now = Date.now();
    setNowMs(now);
    const page = frame.current?.contentWindow;
    if (frame.current && page) {
      meet(page);
      follow(frame.current, page, now);
    }
    if (now - sentMs.current >= HEARTBEAT_MS) {
      sentMs.current = now;
      say({ kind: 'show', show: current.current });
    }
    setWindows((before) => sumUp(heard.current, now, before));
  });

  const turn = (by: 1 | -1): boolean => {
    const element = frame.current;
    const page = element?.contentWindow;
    if (!element || !page || arrived.current !== current.current.step) return false;
    const next = turned(page, current.current, by);
    if (!next) return false;
    change(() => next);
    // At once, so that the next press begins where this one has led.
    follow(element, page, Date.now());
    return true;
  };
  return { show, windows, screen, nowMs, change, turn };
}
