import type { ReactNode } from 'react';
import type { Evening } from './evening.ts';
import { SCENES } from './scenes/index.ts';
import { sceneAt, type Script } from './script.ts';
import { ramp, STAGE, type Shape } from './stage.ts';

interface PictureProps {
  script: Script;
  evening: Evening;
  /** Moment of the film, ms. */
  tMs: number;
  shape: Shape;
}

/** How long a scene takes to come and to go, seconds. */
const FADE = 0.6;

/** The picture of the film at a moment: a function of script, evening and t, and of nothing else. */
export function Picture({ script, evening, tMs, shape }: PictureProps): ReactNode {
  const { scene, into } = sceneAt(script, tMs);
  const { w, h } = STAGE[shape];
  const Draw = SCENES[scene.id];
  if (!Draw) throw new Error(`Nothing is drawn for the scene "${scene.id}" of the script.`);
  const last = scene === script.scenes.at(-1);
  const first = scene === script.scenes[0];
  const come = first ? 1 : ramp(into, 0, FADE);
  const go = last ? 1 : 1 - ramp(into, scene.seconds - FADE, scene.seconds);
  return (
    <svg
      className="story night"
      data-shape={shape}
      data-scene={scene.id}
      viewBox={`0 0 ${w} ${h}`}
      role="img"
      aria-label={`${scene.title}. ${scene.picture}`}
    >
      <rect width={w} height={h} className="sky" />
      <g opacity={Math.min(come, go)}>
        <Draw s={into} seconds={scene.seconds} shape={shape} evening={evening} />
      </g>
    </svg>
  );
}
