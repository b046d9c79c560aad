import { useState, type ReactNode } from 'react';
import { toJson } from '../../sim/index.ts';
import { useStable, type Now } from '../player/index.ts';
import { Arithmetic } from './Arithmetic.tsx';
import { ByteEditor } from './ByteEditor.tsx';
import { FieldTree } from './FieldTree.tsx';
import { HexGrid } from './HexGrid.tsx';
import { atError, tokensRead, type DecoderModel, type DecoderState } from './model.ts';
import { sentenceOf } from './words.ts';
import { Verdicts } from './Verdicts.tsx';

interface Props {
  model: DecoderModel;
  state: DecoderState;
  tMs: number;
  now: Now;
  onByte: (offset: number, value: number) => void;
  /** The player and the log, right under the bytes. */
  controls: ReactNode;
  /** What stands below the arithmetic in the inspector. */
  children: ReactNode;
}

/** The bytes and the fields side by side, linked both ways; the inspector beside them. */
export function Panels({ model, state, tMs, now, onByte, controls, children }: Props): ReactNode {
  const read = tokensRead(model, tMs);
  const failed = atError(model, tMs);
  const [pointed, setPointed] = useState<{ token: number; at: number }>();
  const [selected, setSelected] = useState<number>();
  const pointedAt = pointed?.at === tMs ? pointed.token : undefined;
  const chosen = pointedAt ?? read - 1;
  const token = model.tokens[chosen];
  const { point } = useStable({
    // A byte that no token holds has nothing to tell: what was read last stays.
    point: (index: number) => setPointed(index < 0 ? undefined : { token: index, at: tMs }),
  });
  const inside = selected !== undefined && selected < model.bytes.length ? selected : undefined;

  return (
    <div className="figure-body">
      <div className="figure-main decoder-main">
        <HexGrid
          {...{ model, now, chosen }}
          pointed={pointedAt}
          selected={inside}
          onPoint={point}
          onSelect={setSelected}
        />
        {inside !== undefined && (
          <ByteEditor
            key={inside}
            offset={inside}
            value={model.bytes[inside] ?? 0}
            onChange={(value) => onByte(inside, value)}
          />
        )}
        {controls}
        <FieldTree {...{ model, now }} pointed={pointedAt} onPoint={point} />
        <Verdicts bytes={state.bytes} model={model} header={state.header} />
      </div>
      <div className="inspector decoder-inspector">
        <section aria-label="The token looked at">
          <p className="inspector-head">{token ? 'This token' : 'Before the first byte'}</p>
          <p>
            {token
              ? sentenceOf(model, token)
              : `The cursor stands at byte 0 of ${model.bytes.length}. Step reads the next token.`}
          </p>
          {token && <Arithmetic model={model} token={token} />}
          {failed && <p className="decoder-error">{model.error?.message}</p>}
        </section>
        {model.value !== undefined && tMs >= model.timeline.endMs && (
          <section aria-label="As JSON">
            <p className="inspector-head">As JSON</p>
            <pre tabIndex={0}>{JSON.stringify(toJson(model.value), null, 1).slice(0, 4000)}</pre>
          </section>
        )}
        {children}
      </div>
    </div>
  );
}
