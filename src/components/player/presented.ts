import { useEffect, useRef } from 'react';
import type { ActorRefFrom } from 'xstate';
import type { playerMachine } from './machine.ts';

/** Where a figure stands, as a value that another window can go on from. */
export interface FigureNow {
  /** The fragment that names the figure's state, with its moment. */
  link: string;
  /** Virtual ms at `atMs`. */
  tMs: number;
  /** When that was so: ms since the epoch. */
  atMs: number;
  /** Virtual ms for each ms of the room's time. */
  speed: number;
  playing: boolean;
}

type Driven = Omit<FigureNow, 'link'>;

const ASK = 'course:figure-ask';
const DRIVE = 'course:figure-drive';

/** Whether this page is what a presenter's window shows in its frame. */
export function presenting(): boolean {
  return typeof window !== 'undefined' && !!window.frameElement?.hasAttribute('data-presenting');
}

/** @returns where the figure in a frame stands; undefined while it is not live yet */
export function askFigure(frame: Window): FigureNow | undefined {
  const answer: Partial<FigureNow> = {};
  frame.dispatchEvent(new CustomEvent(ASK, { detail: answer }));
  const { link, tMs, atMs, speed, playing } = answer;
  if (tMs === undefined || atMs === undefined || speed === undefined) return undefined;
  if (link === undefined || playing === undefined) return undefined;
  return { link: link.slice(link.indexOf('#')), tMs, atMs, speed, playing };
}

/** Moves the figure in a frame to a moment, at a speed, playing or not. */
export function driveFigure(frame: Window, to: Pick<Driven, 'tMs' | 'speed' | 'playing'>): void {
  frame.dispatchEvent(new CustomEvent(DRIVE, { detail: to }));
}

/** The player's half of the answer, and its obedience. Outside a presenter's frame: nothing. */
export function usePresentedPlayer(player: ActorRefFrom<typeof playerMachine>): void {
  useEffect(() => {
    if (!presenting()) return undefined;
    // A covered window moves t rarely: the answer says when it was that t stood there.
    let movedAtMs = Date.now();
    const moves = player.subscribe(() => {
      movedAtMs = Date.now();
    });
    const answer = ({ detail }: CustomEventInit<Partial<Driven>>) => {
      const { context, value } = player.getSnapshot();
      const { tMs, speed } = context;
      const playing = value === 'playing';
      Object.assign(detail ?? {}, { tMs: Math.floor(tMs), atMs: movedAtMs, speed, playing });
    };
    const drive = ({ detail }: CustomEventInit<Driven>) => {
      if (!detail) return;
      player.send({ type: 'speed', speed: detail.speed });
      player.send({ type: 'seek', tMs: detail.tMs });
      // A player at its end would begin again.
      const { endMs } = player.getSnapshot().context.timeline;
      if (detail.playing && detail.tMs < endMs) player.send({ type: 'play' });
    };
    const deafen = listen({ [ASK]: answer, [DRIVE]: drive });
    return () => {
      moves.unsubscribe();
      deafen();
    };
  }, [player]);
}

/** The link's half of the answer. */
export function usePresentedLink(href: () => string): void {
  const latest = useRef(href);
  useEffect(() => {
    latest.current = href;
  });
  useEffect(() => {
    if (!presenting()) return undefined;
    return listen({
      [ASK]: ({ detail }: CustomEventInit<Partial<FigureNow>>) => {
        if (detail) detail.link = latest.current();
      },
    });
  }, []);
}

function listen(listeners: Record<string, (event: CustomEventInit) => void>): () => void {
  const all = Object.entries(listeners) as [string, EventListener][];
  for (const [name, listener] of all) addEventListener(name, listener);
  return () => {
    for (const [name, listener] of all) removeEventListener(name, listener);
  };
}
