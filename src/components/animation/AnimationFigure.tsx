import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { useLive } from '../progress/index.ts';
import {
  bounded,
  LinkButton,
  onKey,
  Player,
  playerShortcuts,
  Shortcuts,
  Truth,
  useFragment,
  usePlayer,
  type Shortcut,
  type Timeline,
} from '../player/index.ts';
import { runEvening } from './evening.ts';
import { clockText, readMoment, writeMoment } from './link.ts';
import { Picture } from './Picture.tsx';
import { cueAt, cuesOf, sceneAt, type Script } from './script.ts';
import type { Shape } from './stage.ts';
import { Transcript } from './Transcript.tsx';
import { useShape } from './useShape.ts';

interface Props {
  script: Script;
}

/** The story of the module, drawn from the engine; its words are captions and transcript. */
export const AnimationFigure = bounded(Animation);

/** A film's speeds: slow enough to look, fast enough to find a place. */
const SPEEDS = [0.5, 1, 1.5, 2, 4];

/** The two maps of one city: shown until somebody plays or moves. */
const STILL_MS = 51_000;

function Animation({ script }: Props): ReactNode {
  const live = useLive();
  const figure = useRef<HTMLElement>(null);
  const evening = useMemo(() => runEvening(), []);
  const cues = useMemo(() => cuesOf(script), [script]);
  const endMs = script.seconds * 1000;
  const timeline: Timeline = useMemo(
    () => ({ startMs: 0, endMs, stops: cues.map(({ startMs }) => startMs) }),
    [cues, endMs],
  );
  const marks = useMemo(
    () => script.scenes.map(({ startsAt, title }) => ({ tMs: startsAt * 1000, label: title })),
    [script],
  );
  const player = usePlayer(figure, { timeline, tMs: 0, speed: 1, speeds: SPEEDS });
  const { send } = player;
  const shape = useShape(figure);
  const [captions, setCaptions] = useState(true);
  const [keys, setKeys] = useState(false);
  const [problem, setProblem] = useState('');

  const untouched = player.state === 'idle';
  const shownMs = untouched ? STILL_MS : player.tMs;
  const shown = sceneAt(script, shownMs).index;
  const { index } = sceneAt(script, player.tMs);
  const said = cueAt(cues, shownMs)?.text ?? '';
  const toChapter = useCallback(
    (to: number) => {
      const startsAt = script.scenes[to]?.startsAt;
      if (startsAt !== undefined) send({ type: 'seek', tMs: startsAt * 1000 });
    },
    [script, send],
  );
  useFragment(live, (fragment) => {
    const read = readMoment(fragment, endMs);
    setProblem('problem' in read ? read.problem : '');
    if ('tMs' in read) send({ type: 'seek', tMs: read.tMs });
  });

  const shortcuts: Shortcut[] = [
    ...playerShortcuts(player),
    { key: 'n', label: 'next chapter', run: () => toChapter(index + 1) },
    { key: 'p', label: 'chapter before', run: () => toChapter(Math.max(0, index - 1)) },
    { key: 'c', label: 'captions on or off', run: () => setCaptions(!captions) },
    { key: '?', label: 'this list', run: () => setKeys(true) },
  ];
  const picture = (which: Shape) =>
    (shape ?? which) === which && (
      <div className={`story-${which}`}>
        <Picture script={script} evening={evening} tMs={shownMs} shape={which} />
      </div>
    );

  return (
    <figure
      ref={figure}
      className="figure story-figure not-content"
      aria-label="The story"
      data-live={live || undefined}
      onKeyDown={(event) => {
        if (!keys) onKey(event, shortcuts);
      }}
    >
      <figcaption>
        <p className="figure-title">
          {script.title}, {clockText(endMs)}
        </p>
        <p className="figure-note">
          No sound: what is said stands under the picture, and as a whole in the transcript.
        </p>
      </figcaption>
      <div className="story-stage">
        {picture('wide')}
        {picture('tall')}
      </div>
      <p
        className={captions ? 'story-caption' : 'visually-hidden'}
        aria-live={untouched ? 'off' : 'polite'}
      >
        {said}
      </p>
      <Player player={player} timeline={timeline} marks={marks} clock={clockText}>
        <select
          aria-label="Chapter"
          value={index}
          onChange={(event) => toChapter(Number(event.target.value))}
        >
          {script.scenes.map(({ id, title }, i) => (
            <option key={id} value={i}>
              {i + 1} {title}
            </option>
          ))}
        </select>
        <button type="button" aria-pressed={captions} onClick={() => setCaptions(!captions)}>
          Captions
        </button>
        <LinkButton href={() => `${location.pathname}#${writeMoment(shownMs)}`} />
        <button type="button" aria-label="Keys" onClick={() => setKeys(true)}>
          ?
        </button>
      </Player>
      {problem && (
        <p role="alert" className="figure-note">
          {problem}
        </p>
      )}
      <Truth>
        <p>
          YellowLine, Marcus, Elena and the evening are invented. What is counted is not drawn by
          hand: the report is one nightly batch over a generated day of 21,600 rides, the live map
          counts tonight&apos;s reports in windows of five minutes, and lanes, readers, the late cab
          and the watermark are read from runs of the same simulation as the other figures.
        </p>
        <p>The zones are a scheme of the city, and its clock runs faster than the film.</p>
      </Truth>
      <Transcript script={script} current={shown} onChapter={toChapter} />
      <Shortcuts shortcuts={shortcuts} open={keys} onClose={() => setKeys(false)} />
    </figure>
  );
}
