import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { Now } from './useNow.ts';

/**
 * Moves one element with t, in every frame: `of` says where it stands at t, as a CSS `transform`.
 * Only that is written, past React, whose work for a single number would be most of such a frame.
 * @returns what the element takes
 */
export function useMoved<E extends HTMLElement | SVGElement>(
  now: Now,
  of: (tMs: number) => string,
): { ref: RefObject<E | null>; style: { transform: string } } {
  const ref = useRef<E>(null);
  useLayoutEffect(() => {
    const move = () => {
      if (ref.current) ref.current.style.transform = of(now.get());
    };
    move();
    return now.subscribe(move);
  });
  return { ref, style: { transform: of(now.get()) } };
}
