import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { bringFrameTo, freshMemory, readFrame } from './frame.ts';
import { HEARTBEAT_MS, LOST_MS, type Message, type Show, type Wish } from './room.ts';
import { useRoom } from './useRoom.ts';
import { useTick } from './useTick.ts';

const BASE = import.meta.env.BASE_URL;

interface Desk {
  show: Show;
  /** Audience windows heard lately, and whether there has ever been one. */
  audience: { here: number; away: number; seen: boolean };
  nowMs: number;
  change: (change: (show: Show) => Show) => void;
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
  const [audience, setAudience] = useState({ here: 0, away: 0, seen: false });
  const current = useRef(show);
  const opened = useRef(false);
  const sentMs = useRef(0);
  const memory = useRef(freshMemory());
  const heard = useRef(new Map<string, { atMs: number; following: boolean }>());

  const say = useRoom((message: Message) => {
    if (message.kind === 'wish') onWish(message.wish);
    if (message.kind === 'alive') {
      heard.current.set(message.window, { atMs: Date.now(), following: message.following });
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
      const next = how(current.current);
      if (next.step !== current.current.step) {
        opened.current = false;
        memory.current = freshMemory();
      }
      tell(next);
    },
    [tell],
  );
  // Windows that are open already hear at once that the trainer is there.
  useEffect(() => say({ kind: 'show', show: current.current }), [say]);

  useTick(() => {
    const now = Date.now();
    setNowMs(now);
    const element = frame.current;
    if (element?.contentWindow) {
      onPage(element.contentWindow);
      if (!opened.current) {
        opened.current = bringFrameTo(element, BASE, current.current, memory.current, now);
      } else {
        const next = readFrame(element, BASE, current.current, now);
        if (next !== current.current) tell(next);
      }
    }
    if (now - sentMs.current >= HEARTBEAT_MS) {
      sentMs.current = now;
      say({ kind: 'show', show: current.current });
    }
    for (const [id, { atMs }] of heard.current) {
      if (now - atMs > LOST_MS) heard.current.delete(id);
    }
    const windows = [...heard.current.values()];
    const away = windows.filter(({ following }) => !following).length;
    setAudience((before) =>
      before.here === windows.length && before.away === away
        ? before
        : { here: windows.length, away, seen: before.seen || windows.length > 0 },
    );
  });
  return { show, audience, nowMs, change };
}
