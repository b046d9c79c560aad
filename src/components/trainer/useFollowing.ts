import { useEffect, useRef, type RefObject } from 'react';
import { bringFrameTo, freshMemory } from './frame.ts';
import { stageWidth } from './layout.ts';
import { unpresent } from './present.ts';
import { HEARTBEAT_MS, LOST_MS, type Message, type Show } from './room.ts';
import { useRoom } from './useRoom.ts';
import { useTick } from './useTick.ts';

const BASE = import.meta.env.BASE_URL;

interface Following {
  following: boolean;
  /** Counts the times the room has come back: each begins with a fresh frame. */
  visit: number;
}

interface Heard {
  onShow: (show: Show) => void;
  onLost: (lost: boolean) => void;
  /** With the title of what the stage now shows: who cannot see it hears that it has changed. */
  onArrived: (title: string) => void;
}

/** Hears the trainer, says that it lives, and keeps the frame where the trainer is. */
export function useFollowing(
  frame: RefObject<HTMLIFrameElement | null>,
  { following, visit }: Following,
  { onShow, onLost, onArrived }: Heard,
): (message: Message) => void {
  const name = useRef('');
  const latest = useRef<Show>(undefined);
  const heardMs = useRef(0);
  const saidMs = useRef(0);
  const memory = useRef({ visit, ...freshMemory() });

  const say = useRoom((message) => {
    if (message.kind !== 'show') return;
    heardMs.current = Date.now();
    latest.current = message.show;
    onShow(message.show);
    onLost(false);
  });
  useEffect(() => {
    name.current = crypto.randomUUID?.() ?? String(performance.timeOrigin + performance.now());
    say({ kind: 'hello', window: name.current });
  }, [say]);
  useEffect(() => {
    say(alive(name.current, following));
    const page = frame.current?.contentWindow;
    if (!following && page) unpresent(page.document);
  }, [say, following, frame]);

  useTick(() => {
    const now = Date.now();
    if (now - saidMs.current >= HEARTBEAT_MS) {
      saidMs.current = now;
      say(alive(name.current, following));
    }
    if (heardMs.current > 0 && now - heardMs.current > LOST_MS) onLost(true);
    if (!following || !frame.current || !latest.current) return;
    if (memory.current.visit !== visit) memory.current = { visit, ...freshMemory() };
    const element = frame.current;
    const there = bringFrameTo(element, BASE, latest.current, memory.current, now, true);
    if (there) onArrived(titleIn(element, latest.current.heading));
  });
  return say;
}

/** The heading on the stage, or the page's: a figure's title would change while it plays. */
function titleIn(frame: HTMLIFrameElement, heading: string | undefined): string {
  const page = frame.contentDocument;
  const own = heading ? page?.getElementById(heading) : null;
  return (own ?? page?.querySelector('h1'))?.textContent?.trim() ?? '';
}

const alive = (window: string, following: boolean): Message => ({
  kind: 'alive',
  window,
  following,
  width: stageWidth(innerWidth, innerHeight),
});
