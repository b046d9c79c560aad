import type { ReactNode } from 'react';
import type { Shortcut } from './keys.ts';
import { LinkButton } from './LinkButton.tsx';
import { LinkReport } from './LinkReport.tsx';
import { onKey } from './onKey.ts';
import { Player } from './Player.tsx';
import { playerShortcuts } from './playerShortcuts.ts';
import { Press } from './Press.tsx';
import { Predict } from './Predict.tsx';
import { Shortcuts } from './Shortcuts.tsx';
import type { AnyRunFigure } from './useRunFigure.ts';

interface BoxProps {
  figure: AnyRunFigure;
  /** The figure's own class, beside those of the kit. */
  name: string;
  label: string;
  form: 'page' | 'small';
  /** The address of the figure's own page. */
  home: string;
  /** What the small form says of it. */
  more?: string;
  /** Keys beside those of every figure. */
  keys?: readonly Shortcut[];
  /** A sentence that is true of this moment, and what helps to read the picture. */
  title?: string;
  note?: string;
  children: ReactNode;
}

/** The box of a figure over one run: its keys, their list, and the way to the full-width form. */
export function RunFigure({ figure, name, label, form, home, more, ...rest }: BoxProps) {
  const { deeds, element, live } = figure;
  const shortcuts: Shortcut[] = [
    ...playerShortcuts(figure.player),
    { key: 't', label: 'the facts as a table', run: deeds.toggleTable },
    { key: 'u', label: 'undo', run: deeds.undo },
    ...(rest.keys ?? []),
    { key: '?', label: 'this list', run: () => deeds.showKeys(true) },
  ];
  return (
    <figure
      ref={element}
      className={`figure ${name} not-content`}
      aria-label={label}
      data-form={form}
      data-live={live || undefined}
      onKeyDown={(event) => {
        if (!figure.keys) onKey(event, shortcuts);
      }}
    >
      {rest.title !== undefined && (
        <figcaption>
          <p className="figure-title">{rest.title}</p>
          {rest.note !== undefined && <p className="figure-note">{rest.note}</p>}
        </figcaption>
      )}
      <LinkReport problems={figure.ignored.map(({ part, reason }) => ({ part, why: reason }))} />
      {rest.children}
      {form === 'small' && (
        <p className="figure-more">
          <a href={home}>{more ?? 'Open at full width'}</a>
        </p>
      )}
      <Shortcuts shortcuts={shortcuts} open={figure.keys} onClose={() => deeds.showKeys(false)} />
    </figure>
  );
}

interface RunPlayerProps {
  figure: AnyRunFigure;
  clock: (tMs: number) => string;
  /** The link to exactly this state. */
  href: () => string;
  /** Buttons of the figure's own. */
  children?: ReactNode;
}

/** The player's row of such a figure: Undo, Table, Link, Keys. */
export function RunPlayer({ figure, clock, href, children }: RunPlayerProps) {
  const { player, model, deeds, table } = figure;
  return (
    <Player player={player} timeline={model.timeline} clock={clock}>
      <Press off={!figure.canUndo} onPress={deeds.undo}>
        Undo
      </Press>
      <button type="button" aria-pressed={table} onClick={deeds.toggleTable}>
        Table
      </button>
      <LinkButton href={href} />
      {children}
      <button type="button" aria-label="Keys" onClick={() => deeds.showKeys(true)}>
        ?
      </button>
    </Player>
  );
}

/** Its questions. What they show changes only with the moments of truth, so t is told by those. */
export function RunPredict({ figure }: { figure: AnyRunFigure }) {
  const { asked, answered, guesses, deeds } = figure;
  return (
    <Predict
      prediction={asked}
      previous={answered}
      guesses={guesses}
      tMs={answered?.revealMs ?? -Infinity}
      onGuess={deeds.guess}
      onSee={deeds.see}
    />
  );
}
