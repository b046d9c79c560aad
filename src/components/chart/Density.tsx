import { memo, useEffect, useRef } from 'react';
import type { Points } from './Marks.tsx';
import type { Frame } from './frame.ts';
import type { Shape } from './symbols.ts';

const COLOUR: Record<Shape, string> = {
  filled: '--muted',
  waiting: '--muted',
  diamond: '--ink',
  half: '--ink',
  cross: '--dropped',
};

/**
 * Thousands of events as density: small translucent squares on a canvas, the late ones on top. The
 * exact values come from picking the nearest one, as with marks.
 */
export const Density = memo(function Density({ points, frame }: { points: Points; frame: Frame }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return undefined;
    const draw = () => paint(element, context, points, frame);
    draw();
    // A change of theme changes the colours, and a canvas does not know it by itself.
    const themed = new MutationObserver(draw);
    themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => themed.disconnect();
  }, [points, frame]);
  return <canvas ref={canvas} className="layer" aria-hidden="true" />;
});

function paint(
  element: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  points: Points,
  frame: Frame,
): void {
  const ratio = Math.min(2, devicePixelRatio);
  element.width = frame.width * ratio;
  element.height = frame.height * ratio;
  context.scale(ratio, ratio);
  const style = getComputedStyle(element);
  const order: readonly Shape[] = ['waiting', 'filled', 'diamond', 'half', 'cross'];
  for (const shape of order) {
    context.fillStyle = style.getPropertyValue(COLOUR[shape]);
    context.globalAlpha = shape === 'filled' || shape === 'waiting' ? 0.45 : 0.9;
    for (let i = 0; i < points.shape.length; i++) {
      if (points.shape[i] !== shape) continue;
      context.fillRect((points.x[i] ?? NaN) - 1, (points.y[i] ?? NaN) - 1, 2, 2);
    }
  }
}
